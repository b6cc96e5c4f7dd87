// Control, catalogue, second part: a draft held against what its contract's files, orders, network
// and parties say. In: nothing (data).
import { compared, is, type StandardControl, threshold, words } from './standard.ts';

/** The standard controls that ask more than the lines of two months. */
export const INVENTORY_CONTROLS: readonly StandardControl[] = [
  {
    ...{ control: 'K01', area: 'inventory', severity: 'major', thresholds: { rows: '0' } },
    rule: {
      of: 'dataset',
      conditions: compared('withoutStart', 'above', threshold('rows')),
      evidence: ['subject', 'withoutStart'],
    },
    title: words('in service without a start', 'en service sans date de début'),
    message: words(
      '{withoutStart} rows that came for {subject} tell no start: nothing of them is billed',
      '{withoutStart} lignes reçues pour {subject} ne disent pas leur début : rien n’est facturé',
    ),
  },
  {
    ...{ control: 'K01B', area: 'inventory', severity: 'major', thresholds: {} },
    rule: {
      of: 'item',
      conditions: { all: [is('isBillable', true), is('isBilled', false), is('isHeld', false)] },
      evidence: ['subject', 'type', 'from', 'to'],
    },
    title: words('in service, not billed', 'en service, non facturé'),
    message: words(
      '{subject} ({type}) is in service since {from}: no line, nothing held',
      '{subject} ({type}) est en service depuis {from} : aucune ligne, rien de retenu',
    ),
  },
  {
    ...{ control: 'K02', area: 'inventory', severity: 'major', thresholds: { days: '0' } },
    rule: {
      of: 'line',
      conditions: compared('daysAfterEnd', 'above', threshold('days')),
      ...{ atRisk: 'size', evidence: ['subject', 'clause', 'amount', 'daysAfterEnd'] },
    },
    title: words('billed after its end', 'facturé après sa fin'),
    message: words(
      '{subject}: {daysAfterEnd} days of clause {clause} after its end in the inventory',
      '{subject} : {daysAfterEnd} jours de la clause {clause} après sa fin à l’inventaire',
    ),
  },
  {
    ...{ control: 'K03', area: 'inventory', severity: 'major', thresholds: {} },
    rule: {
      of: 'line',
      conditions: is('isOffNetwork', true),
      ...{ atRisk: 'size', evidence: ['subject', 'clause', 'amount'] },
    },
    title: words('billed, not on the network', 'facturé, absent du réseau'),
    message: words(
      '{subject}: clause {clause} bills {amount}, the network does not carry it',
      '{subject} : la clause {clause} facture {amount}, le réseau ne le porte pas',
    ),
  },
  {
    ...{ control: 'K03N', area: 'inventory', severity: 'major', thresholds: { items: '0' } },
    rule: {
      of: 'draft',
      conditions: compared('onlyOnNetwork', 'above', threshold('items')),
      evidence: ['onlyOnNetwork', 'networkDay'],
    },
    title: words('on the network, not here', 'sur le réseau, pas ici'),
    message: words(
      'the network carried {onlyOnNetwork} items on {networkDay} that are not in service here',
      'le réseau portait {onlyOnNetwork} éléments au {networkDay} qui ne sont pas en service ici',
    ),
  },
  {
    ...{ control: 'K08', area: 'contract', severity: 'major', thresholds: { amount: '0' } },
    rule: {
      of: 'charge',
      conditions: {
        all: [
          is('kind', 'discount'),
          is('hasEnded', true),
          is('hasOrder', false),
          compared('changeSize', 'above', threshold('amount')),
        ],
      },
      ...{ atRisk: 'changeSize', evidence: ['subject', 'clause', 'previousAmount'] },
    },
    title: words('discount missing', 'remise absente'),
    message: words(
      '{subject}: clause {clause} took off {previousAmount} last month, nothing now',
      '{subject} : la clause {clause} retirait {previousAmount} le mois d’avant, rien à présent',
    ),
  },
  {
    ...{ control: 'K08E', area: 'contract', severity: 'major', thresholds: {} },
    rule: {
      of: 'line',
      conditions: {
        all: [is('kind', 'discount'), compared('daysOutsideClause', 'above', '0')],
      },
      ...{ atRisk: 'size', evidence: ['subject', 'clause', 'amount', 'daysOutsideClause'] },
    },
    title: words('discount after its end', 'remise après son terme'),
    message: words(
      '{subject}: {daysOutsideClause} days of {amount} on which clause {clause} is not in force',
      '{subject} : {daysOutsideClause} jours de {amount} où la clause {clause} ne vaut pas',
    ),
  },
  {
    ...{ control: 'K12U', area: 'orders', severity: 'major', thresholds: {} },
    rule: {
      of: 'draft',
      conditions: compared('undoneOrders', 'above', '0'),
      evidence: ['undoneOrders'],
    },
    title: words('order accepted, not in inventory', 'commande acceptée, absente de l’inventaire'),
    message: words(
      'the rows of {undoneOrders} accepted orders were taken back',
      'les lignes de {undoneOrders} commandes acceptées ont été reprises',
    ),
  },
  {
    ...{ control: 'K13', area: 'orders', severity: 'minor', thresholds: {} },
    rule: {
      of: 'item',
      conditions: { all: [is('hasOrders', true), is('isChanged', true), is('hasOrder', false)] },
      evidence: ['subject', 'type', 'from', 'to'],
    },
    title: words('change without an order', 'changement sans commande'),
    message: words(
      '{subject} ({type}) changed in the period, by no order',
      '{subject} ({type}) a changé dans la période, sans commande',
    ),
  },
  {
    ...{ control: 'K16', area: 'usage', severity: 'major', thresholds: {} },
    rule: {
      of: 'dataset',
      conditions: {
        all: [compared('records', 'same', '0'), compared('previousRecords', 'above', '0')],
      },
      evidence: ['subject', 'previousRecords'],
    },
    title: words('records missing', 'relevés absents'),
    message: words(
      '{subject} has no record of the period; last month it had {previousRecords}',
      '{subject} n’a aucun relevé de la période ; le mois d’avant, {previousRecords}',
    ),
  },
  {
    ...{ control: 'K16V', area: 'usage', severity: 'minor' },
    thresholds: { percent: '100', records: '100' },
    rule: {
      of: 'dataset',
      conditions: {
        all: [
          compared('changePercent', 'above', threshold('percent')),
          compared('records', 'above', threshold('records')),
        ],
      },
      evidence: ['subject', 'records', 'previousRecords', 'changePercent'],
    },
    title: words('volume out of the ordinary', 'volume inhabituel'),
    message: words(
      '{subject} has {records} records, last month {previousRecords}',
      '{subject} a {records} relevés, le mois d’avant {previousRecords}',
    ),
  },
  {
    ...{ control: 'K16R', area: 'usage', severity: 'major', thresholds: { records: '0' } },
    rule: {
      of: 'dataset',
      conditions: compared('rejected', 'above', threshold('records')),
      evidence: ['subject', 'rejected'],
    },
    title: words('records rejected', 'relevés rejetés'),
    message: words(
      '{rejected} rows that came for {subject} since last month began were rejected',
      '{rejected} lignes reçues pour {subject} depuis le début du mois d’avant sont rejetées',
    ),
  },
  {
    ...{ control: 'K18', area: 'usage', severity: 'major', thresholds: {} },
    rule: {
      of: 'record',
      conditions: compared('copies', 'above', '1'),
      evidence: ['subject', 'type', 'day', 'copies'],
    },
    title: words('record twice', 'relevé en double'),
    message: words(
      '{subject} ({type}): {copies} records of {day} say the same',
      '{subject} ({type}) : {copies} relevés du {day} disent la même chose',
    ),
  },
  {
    ...{ control: 'K23', area: 'account', severity: 'major', thresholds: {} },
    rule: {
      of: 'draft',
      conditions: is('hasRegistration', false),
      evidence: ['hasRegistration'],
    },
    title: words('no registration number', 'pas de numéro d’immatriculation'),
    message: words(
      'the issuer or the billed entity has no registration number to print',
      'l’émetteur ou l’entité facturée n’a pas de numéro d’immatriculation à imprimer',
    ),
  },
  {
    ...{ control: 'K26', area: 'billing', severity: 'blocking', thresholds: {} },
    rule: {
      of: 'line',
      conditions: {
        all: [
          is('isAdjustment', true),
          compared('amount', 'below', '0'),
          { any: [is('hasCause', false), is('hasApproval', false)] },
        ],
      },
      ...{ atRisk: 'size', evidence: ['amount', 'hasCause', 'hasApproval'] },
    },
    title: words('credit without cause or approval', 'avoir sans cause ou sans accord'),
    message: words(
      'a credit of {amount} lacks its cause or its approval',
      'un avoir de {amount} est sans cause ou sans accord',
    ),
  },
  {
    ...{ control: 'K30', area: 'billing', severity: 'minor', thresholds: {} },
    rule: {
      of: 'record',
      conditions: { all: [is('isBillable', true), is('isBilled', false), is('isHeld', false)] },
      evidence: ['subject', 'type', 'day'],
    },
    title: words('cost or record not billed', 'coût ou relevé non refacturé'),
    message: words(
      '{subject} ({type}) of {day} is in no line, and nothing of it is held',
      '{subject} ({type}) du {day} n’est dans aucune ligne, et rien n’en est retenu',
    ),
  },
];
