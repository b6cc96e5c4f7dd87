// Control, catalogue: the controls that there are at first, of the list K01 to K32, where the data
// is here (README.md tells which are not, and why). In: nothing (data). A manager changes rules and
// thresholds in the database, not here.
import { INVENTORY_CONTROLS } from './catalogue-inventory.ts';
import type { Condition } from './rule.ts';
import { compared, is, type StandardControl, threshold, words } from './standard.ts';

const VARIANCE: Condition = {
  all: [
    is('hasOrder', false),
    compared('changeSize', 'above', threshold('amount')),
    compared('changePercent', 'above', threshold('percent')),
  ],
};
const CHANGE = ['amount', 'previousAmount', 'change', 'changePercent'];

// Those of other controls; what the contract says is entered by hand, or billed elsewhere.
const NOT_K17 = ['R0101', 'R0102', 'R0103', 'R0104', 'R0105', 'R0120', 'R0121'];

/** The standard controls. */
export const STANDARD_CONTROLS: readonly StandardControl[] = [
  ...INVENTORY_CONTROLS,
  {
    ...{ control: 'K04', area: 'inventory', severity: 'blocking', thresholds: {} },
    rule: {
      of: 'line',
      conditions: compared('copies', 'above', '1'),
      atRisk: 'size',
      evidence: ['clause', 'subject', 'amount', 'copies'],
    },
    title: words('billed twice', 'facturé deux fois'),
    message: words(
      '{subject} has {copies} lines of clause {clause} from the same day',
      '{subject} a {copies} lignes de la clause {clause} au même jour',
    ),
  },
  {
    ...{ control: 'K05', area: 'inventory', severity: 'major', thresholds: {} },
    rule: {
      of: 'held',
      conditions: is('code', 'R0101'),
      evidence: ['subject', 'clause', 'code'],
    },
    title: words('missing attribute', 'attribut absent'),
    message: words(
      '{subject} cannot be rated by clause {clause}: an attribute is missing',
      '{subject} ne peut être valorisé par la clause {clause} : un attribut manque',
    ),
  },
  {
    ...{ control: 'K06', area: 'contract', severity: 'major', thresholds: {} },
    rule: {
      of: 'held',
      conditions: compared('code', 'in', ['R0102', 'R0103', 'R0104']),
      evidence: ['subject', 'clause', 'code'],
    },
    title: words('no price', 'pas de prix'),
    message: words(
      'clause {clause} finds no single price for {subject}',
      'la clause {clause} ne trouve pas un prix unique pour {subject}',
    ),
  },
  {
    ...{ control: 'K07', area: 'billing', severity: 'minor', thresholds: {} },
    rule: {
      of: 'line',
      conditions: { all: [is('isPriceChanged', true), is('isCorrection', false)] },
      atRisk: 'changeSize',
      evidence: ['subject', 'clause', 'unitPrice', 'previousUnitPrice'],
    },
    title: words('unit price changed', 'prix unitaire changé'),
    message: words(
      '{subject}: {unitPrice}, last month {previousUnitPrice}',
      '{subject} : {unitPrice}, le mois d’avant {previousUnitPrice}',
    ),
  },
  {
    ...{ control: 'K09L', area: 'billing', severity: 'minor' },
    thresholds: { amount: '500', percent: '50' },
    rule: {
      of: 'line',
      conditions: VARIANCE,
      atRisk: 'changeSize',
      evidence: ['subject', 'clause', ...CHANGE],
    },
    title: words('line far from last month', 'ligne loin du mois d’avant'),
    message: words(
      '{subject}, clause {clause}: {amount}, last month {previousAmount}: {change}',
      '{subject}, clause {clause} : {amount}, le mois d’avant {previousAmount} : {change}',
    ),
  },
  {
    ...{ control: 'K09S', area: 'billing', severity: 'major' },
    thresholds: { amount: '1000', percent: '50' },
    rule: {
      of: 'subject',
      conditions: VARIANCE,
      atRisk: 'changeSize',
      evidence: ['subject', ...CHANGE],
    },
    title: words('item far from last month', 'élément loin du mois d’avant'),
    message: words(
      '{subject}: {amount}, last month {previousAmount}: {change}',
      '{subject} : {amount}, le mois d’avant {previousAmount} : {change}',
    ),
  },
  {
    ...{ control: 'K09A', area: 'account', severity: 'major' },
    thresholds: { amount: '5000', percent: '10' },
    rule: {
      of: 'draft',
      conditions: {
        all: [
          compared('changeSize', 'above', threshold('amount')),
          compared('changePercent', 'above', threshold('percent')),
        ],
      },
      ...{ atRisk: 'changeSize', evidence: CHANGE },
    },
    title: words('account far from last month', 'compte loin du mois d’avant'),
    message: words(
      '{amount}, last month {previousAmount}: {change}',
      '{amount}, le mois d’avant {previousAmount} : {change}',
    ),
  },
  {
    ...{ control: 'K10Z', area: 'billing', severity: 'minor', thresholds: {} },
    rule: {
      of: 'line',
      conditions: { all: [compared('amount', 'same', '0')] },
      evidence: ['subject', 'clause', 'kind'],
    },
    title: words('line of zero', 'ligne à zéro'),
    message: words('{subject}: nothing for clause {clause}', '{subject} : rien, clause {clause}'),
  },
  {
    ...{ control: 'K10N', area: 'billing', severity: 'minor' },
    thresholds: { amount: '0' },
    rule: {
      of: 'line',
      conditions: {
        all: [
          compared('amount', 'below', '0'),
          compared('size', 'above', threshold('amount')),
          is('isAdjustment', false),
        ],
      },
      ...{ atRisk: 'size', evidence: ['subject', 'clause', 'amount', 'isCorrection'] },
    },
    title: words('negative line', 'ligne négative'),
    message: words('{subject}, clause {clause}: {amount}', '{subject}, clause {clause} : {amount}'),
  },
  {
    ...{ control: 'K10O', area: 'billing', severity: 'major' },
    thresholds: { ratio: '10' },
    rule: {
      of: 'line',
      conditions: {
        all: [is('isCorrection', false), compared('outlierRatio', 'above', threshold('ratio'))],
      },
      ...{ atRisk: 'size', evidence: ['subject', 'clause', 'amount', 'median', 'outlierRatio'] },
    },
    title: words('far from its like', 'loin de ses semblables'),
    message: words(
      '{subject}: {amount}, half of the lines of clause {clause} are below {median}',
      '{subject} : {amount}, la moitié des lignes de la clause {clause} sont sous {median}',
    ),
  },
  {
    ...{ control: 'K10A', area: 'billing', severity: 'minor' },
    thresholds: { amount: '10000' },
    rule: {
      of: 'line',
      conditions: compared('size', 'above', threshold('amount')),
      ...{ atRisk: 'size', evidence: ['subject', 'clause', 'amount'] },
    },
    title: words('large line', 'ligne importante'),
    message: words('{subject}, clause {clause}: {amount}', '{subject}, clause {clause} : {amount}'),
  },
  {
    ...{ control: 'K10T', area: 'account', severity: 'minor' },
    thresholds: { amount: '100000' },
    rule: {
      of: 'draft',
      conditions: compared('size', 'above', threshold('amount')),
      ...{ atRisk: 'size', evidence: ['amount'] },
    },
    title: words('large draft', 'projet important'),
    message: words('the draft is {amount}', 'le projet est de {amount}'),
  },
  {
    ...{ control: 'K11O', area: 'billing', severity: 'blocking', thresholds: {} },
    rule: {
      of: 'line',
      conditions: compared('overlapDays', 'above', '0'),
      ...{ atRisk: 'size', evidence: ['subject', 'clause', 'amount', 'overlapDays'] },
    },
    title: words('days billed twice', 'jours facturés deux fois'),
    message: words(
      '{subject}: {overlapDays} days of clause {clause} are billed already',
      '{subject} : {overlapDays} jours de la clause {clause} sont déjà facturés',
    ),
  },
  {
    ...{ control: 'K11G', area: 'billing', severity: 'major', thresholds: {} },
    rule: {
      of: 'line',
      conditions: compared('gapDays', 'above', '0'),
      evidence: ['subject', 'clause', 'gapDays'],
    },
    title: words('days not billed', 'jours non facturés'),
    message: words(
      '{subject}: {gapDays} days before it are in no line of clause {clause}',
      '{subject} : {gapDays} jours avant ne sont dans aucune ligne de la clause {clause}',
    ),
  },
  {
    ...{ control: 'K11R', area: 'billing', severity: 'blocking', thresholds: {} },
    rule: {
      of: 'line',
      conditions: is('isCorrectedByNote', true),
      ...{ atRisk: 'size', evidence: ['subject', 'clause', 'amount'] },
    },
    title: words('billed otherwise meanwhile', 'facturé autrement entre-temps'),
    message: words(
      '{subject}: {amount} is the difference to what was billed before a note or an invoice',
      '{subject} : {amount} est l’écart à ce qui était facturé avant un avoir ou une facture',
    ),
  },
  {
    ...{ control: 'K12', area: 'orders', severity: 'major', thresholds: {} },
    rule: {
      of: 'draft',
      conditions: compared('openOrders', 'above', '0'),
      evidence: ['openOrders'],
    },
    title: words('orders of the period not accepted', 'commandes de la période non acceptées'),
    message: words(
      '{openOrders} orders wanted by the end of the period are not accepted',
      '{openOrders} commandes demandées avant la fin de la période ne sont pas acceptées',
    ),
  },
  {
    ...{ control: 'K15', area: 'contract', severity: 'major', thresholds: {} },
    rule: { of: 'held', conditions: is('code', 'R0105'), evidence: ['subject', 'clause', 'code'] },
    title: words('index missing', 'indice absent'),
    message: words(
      'clause {clause} lacks a value of its index for {subject}',
      'il manque à la clause {clause} une valeur d’indice pour {subject}',
    ),
  },
  {
    ...{ control: 'K17', area: 'billing', severity: 'major', thresholds: {} },
    rule: {
      of: 'held',
      conditions: compared('code', 'notIn', NOT_K17),
      evidence: ['subject', 'clause', 'code'],
    },
    title: words('not rated', 'non valorisé'),
    message: words(
      '{subject} is held by clause {clause}: {code}',
      '{subject} est retenu par la clause {clause} : {code}',
    ),
  },
  {
    ...{ control: 'K20', area: 'account', severity: 'minor', thresholds: {} },
    rule: { of: 'draft', conditions: is('hasVatId', false), evidence: ['hasVatId'] },
    title: words('no VAT number', 'pas de numéro de TVA'),
    message: words(
      'the issuer or the billed entity has no VAT number',
      'l’émetteur ou l’entité facturée n’a pas de numéro de TVA',
    ),
  },
  {
    ...{ control: 'K22', area: 'account', severity: 'blocking', thresholds: {} },
    rule: {
      of: 'draft',
      conditions: compared('accountState', 'notEqual', 'active'),
      ...{ atRisk: 'size', evidence: ['accountState', 'amount'] },
    },
    title: words('account not active', 'compte non actif'),
    message: words('the account is {accountState}', 'le compte est {accountState}'),
  },
  {
    ...{ control: 'K24', area: 'billing', severity: 'blocking', thresholds: {} },
    rule: {
      of: 'draft',
      conditions: is('isSum', false),
      ...{ atRisk: 'size', evidence: ['total', 'sumOfLines'] },
    },
    title: words('total is not the sum', 'le total n’est pas la somme'),
    message: words(
      'the total is {total}, the lines add up to {sumOfLines}',
      'le total est {total}, les lignes font {sumOfLines}',
    ),
  },
  {
    ...{ control: 'K28', area: 'billing', severity: 'blocking' },
    thresholds: { months: '12' },
    rule: {
      of: 'line',
      conditions: {
        all: [
          compared('correctedMonths', 'above', threshold('months')),
          compared('amount', 'above', '0'),
        ],
      },
      ...{ atRisk: 'size', evidence: ['subject', 'clause', 'amount', 'correctedMonths'] },
    },
    title: words('billed too late', 'facturé trop tard'),
    message: words(
      '{subject}: {amount} for {correctedMonths} months ago',
      '{subject} : {amount} pour il y a {correctedMonths} mois',
    ),
  },
  {
    ...{ control: 'K29', area: 'contract', severity: 'minor' },
    thresholds: { days: '90' },
    rule: {
      of: 'draft',
      conditions: compared('daysToEnd', 'atMost', threshold('days')),
      evidence: ['daysToEnd'],
    },
    title: words('contract ends soon', 'fin de contrat proche'),
    message: words('{daysToEnd} days to its end', '{daysToEnd} jours avant sa fin'),
  },
  {
    ...{ control: 'K31', area: 'billing', severity: 'minor', thresholds: {} },
    rule: {
      of: 'line',
      conditions: is('isAdjustment', true),
      ...{ atRisk: 'size', evidence: ['amount'] },
    },
    title: words('line by hand', 'ligne manuelle'),
    message: words('an adjustment of {amount}', 'un ajustement de {amount}'),
  },
];
