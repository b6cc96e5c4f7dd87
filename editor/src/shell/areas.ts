// Shell, areas: where one can go, who needs it, and its words. In: nothing (data). Out: the entries
// of the navigation and of the command palette.
import {
  IconArrowsDiff,
  IconBook2,
  IconBuilding,
  IconCalendar,
  IconCheckbox,
  IconClipboardList,
  IconFileImport,
  IconFileInvoice,
  IconHome,
  IconPlayerPlay,
  type IconProps,
  IconReceipt,
  IconReceiptOff,
  IconRefresh,
  IconShieldCheck,
  IconStack2,
  IconZoomQuestion,
} from '@tabler/icons-react';
import type { LinkProps } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import type { May } from '../api/session.ts';
import type { Text } from '../texts/text.ts';

/** A place to go. */
export interface Area {
  readonly to: NonNullable<LinkProps['to']>;
  readonly name: Text;
  /** What one finds there, for the palette. */
  readonly about: Text;
  readonly icon: ComponentType<IconProps>;
  /** Only shown to who may do one of these; absent: to everybody. */
  readonly needs?: string | readonly string[];
  /** It is refused to who may do that in some cases only, such as for simulations. */
  readonly isWhole?: boolean;
}

/** Whether somebody finds anything in an area: who may do one of what it needs. */
export function isOpen({ needs = [], isWhole = false }: Area, may: May): boolean {
  const any = [needs].flat();
  return any.length === 0 || any.some((one) => may(one, isWhole));
}

/** Areas that belong together, under a heading. */
export interface AreaGroup {
  readonly name: Text;
  readonly areas: readonly Area[];
}

/** The navigation, from top to bottom. */
export const AREAS: readonly AreaGroup[] = [
  {
    name: { en: 'Today', fr: 'Aujourd’hui' },
    areas: [
      {
        to: '/',
        name: { en: 'My work', fr: 'Mon travail' },
        about: { en: 'What waits for you', fr: 'Ce qui vous attend' },
        icon: IconHome,
      },
      {
        to: '/approvals',
        name: { en: 'Approvals', fr: 'Approbations' },
        about: { en: 'What waits for your decision', fr: 'Ce qui attend votre décision' },
        icon: IconCheckbox,
      },
    ],
  },
  {
    name: { en: 'The billing month', fr: 'Le mois de facturation' },
    areas: [
      {
        to: '/calendar',
        name: { en: 'Calendar', fr: 'Calendrier' },
        about: { en: 'Cycles and cut-offs', fr: 'Cycles et arrêtés' },
        icon: IconCalendar,
        needs: 'calendar.read',
      },
      {
        to: '/runs',
        name: { en: 'Runs', fr: 'Calculs' },
        about: { en: 'Rate a month, follow it live', fr: 'Valoriser un mois, le suivre en direct' },
        icon: IconPlayerPlay,
        needs: 'run.read',
      },
      {
        to: '/re-rates',
        name: { en: 'Re-rates', fr: 'Recalculs' },
        about: {
          en: 'Issued months rated again, and their notes',
          fr: 'Les mois émis recalculés, et leurs notes',
        },
        icon: IconRefresh,
        needs: 'run.launch',
        isWhole: true,
      },
      {
        to: '/drafts',
        name: { en: 'Drafts', fr: 'Projets de facture' },
        about: { en: 'Review, findings, validation', fr: 'Revue, constats, validation' },
        icon: IconFileInvoice,
        needs: 'draft.read',
      },
      {
        to: '/invoices',
        name: { en: 'Invoices', fr: 'Factures' },
        about: { en: 'Register, issue, credit notes', fr: 'Registre, émission, avoirs' },
        icon: IconReceipt,
        needs: ['invoice.read', 'credit.read'],
      },
      {
        to: '/unbilled',
        name: { en: 'Not billed', fr: 'Non facturé' },
        about: { en: 'What was held, and why', fr: 'Ce qui est retenu, et pourquoi' },
        icon: IconReceiptOff,
        needs: 'draft.read',
      },
      {
        to: '/controls',
        name: { en: 'Controls', fr: 'Contrôles' },
        about: { en: 'What drafts are checked for', fr: 'Ce que l’on vérifie des projets' },
        icon: IconShieldCheck,
        needs: 'control.read',
      },
    ],
  },
  {
    name: { en: 'Contracts', fr: 'Contrats' },
    areas: [
      {
        to: '/contracts',
        name: { en: 'Contracts', fr: 'Contrats' },
        about: { en: 'Clauses, versions, workbench', fr: 'Clauses, versions, atelier' },
        icon: IconBook2,
        needs: 'contract.read',
      },
      {
        to: '/studies',
        name: { en: 'Studies', fr: 'Études' },
        about: {
          en: 'Can an offer be billed, and what would it bill',
          fr: 'Une offre est-elle facturable, et que facturerait-elle',
        },
        icon: IconZoomQuestion,
        needs: 'study.read',
      },
      {
        to: '/customers',
        name: { en: 'Customers', fr: 'Clients' },
        about: {
          en: 'Legal entities, billing accounts, split keys',
          fr: 'Entités juridiques, comptes de facturation, clés de répartition',
        },
        icon: IconBuilding,
        needs: 'customer.read',
      },
    ],
  },
  {
    name: { en: 'Inventory', fr: 'Inventaire' },
    areas: [
      {
        to: '/inventory',
        name: { en: 'Inventory', fr: 'Inventaire' },
        about: {
          en: 'Items on any day, as known on any day',
          fr: 'Les articles à toute date, tels que connus à toute date',
        },
        icon: IconStack2,
        needs: 'inventory.read',
      },
      {
        to: '/orders',
        name: { en: 'Orders', fr: 'Commandes' },
        about: {
          en: 'Priced by the contract, accepted, in the inventory',
          fr: 'Chiffrées par le contrat, acceptées, à l’inventaire',
        },
        icon: IconClipboardList,
        needs: 'order.read',
      },
      {
        to: '/imports',
        name: { en: 'Imports', fr: 'Imports' },
        about: {
          en: 'Data files: columns, errors, preview, application',
          fr: 'Fichiers de données : colonnes, erreurs, aperçu, application',
        },
        icon: IconFileImport,
        needs: 'inventory.read',
      },
      {
        to: '/reconciliation',
        name: { en: 'Reconciliation', fr: 'Rapprochement' },
        about: {
          en: 'The inventory against an extract of the network',
          fr: 'L’inventaire face à un extrait du réseau',
        },
        icon: IconArrowsDiff,
        needs: 'inventory.read',
      },
    ],
  },
];
