// Service, help: what the words that start blocks and sentences do, one sentence in each language.
// Keys are tokens of the keyword table, with their payload where rows of a group differ.
import type { Bilingual } from '../diagnostics/diagnostic.ts';

const help = (en: string, fr: string): Bilingual => ({ en, fr });

/** Blocks and sentence starters. */
export const SENTENCE_HELP: Readonly<Record<string, Bilingual>> = {
  Language: help(
    'Says in which language the file is written.',
    'Dit dans quelle langue le fichier est écrit.',
  ),
  Contract: help(
    'Opens the contract: its number, its title and the rules all clauses share.',
    'Ouvre le contrat : son numéro, son titre et les règles communes à toutes les clauses.',
  ),
  Item: help(
    'Declares a kind of thing that is in service over time, such as a site or an access.',
    'Déclare une sorte d’objet en service dans le temps, tel qu’un site ou un accès.',
  ),
  Record: help(
    'Declares a kind of event, such as a call or an incident.',
    'Déclare une sorte d’événement, tel qu’un appel ou un incident.',
  ),
  Series: help(
    'Declares dated values, such as an index or an exchange rate.',
    'Déclare des valeurs datées, telles qu’un indice ou un taux de change.',
  ),
  Calendar: help(
    'Declares working days, opening hours and holidays.',
    'Déclare les jours ouvrés, les horaires et les jours fériés.',
  ),
  Table: help(
    'Declares a price table: keys first, then what is read from it.',
    'Déclare une grille de prix : les clés d’abord, puis ce qu’on y lit.',
  ),
  Scale: help(
    'Declares bands that several clauses can use by name.',
    'Déclare des tranches que plusieurs clauses peuvent utiliser par leur nom.',
  ),
  Define: help(
    'Gives a name to a value, of the contract or of each item of a type.',
    'Donne un nom à une valeur, du contrat ou de chaque élément d’un type.',
  ),
  Derive: help(
    'Makes new records out of others, one by one or in groups.',
    'Fait de nouveaux relevés à partir d’autres, un par un ou par groupes.',
  ),
  Clause: help(
    'Opens a clause: whom it concerns, when, and what is charged.',
    'Ouvre une clause : qui elle concerne, quand, et ce qui est facturé.',
  ),
  Amendment: help(
    'Opens an amendment: signed on one day, with effect from another.',
    'Ouvre un avenant : signé un jour, prenant effet un autre.',
  ),
  Example: help(
    'Opens an example that is checked: given facts and the invoice expected.',
    'Ouvre un exemple vérifié : des faits donnés et la facture attendue.',
  ),
  Currency: help(
    'The currency of every amount charged.',
    'La devise de tous les montants facturés.',
  ),
  InForce: help(
    'The days on which the contract, the clause or the price holds.',
    'Les jours où vaut le contrat, la clause ou le prix.',
  ),
  Invoiced: help(
    'The day on which invoices are drawn: the start or the end of the month.',
    'Le jour d’établissement des factures : au début ou à la fin du mois.',
  ),
  RecurringCharges: help(
    'Whether charges per month are billed before or after the month.',
    'Si les redevances mensuelles sont facturées avant ou après le mois.',
  ),
  PartMonths: help(
    'How a month that is not whole is charged.',
    'Comment est facturé un mois incomplet.',
  ),
  'MonthsEnd last-day': help(
    'A month counted from the 31st ends on the last day of a shorter month.',
    'Un mois compté depuis le 31 finit au dernier jour d’un mois plus court.',
  ),
  'MonthsEnd next-first': help(
    'A month counted from the 31st ends on the first day after a shorter month.',
    'Un mois compté depuis le 31 finit au premier jour suivant un mois plus court.',
  ),
  EachLine: help(
    'How each invoice line is rounded unless its clause says otherwise.',
    'Comment chaque ligne de facture est arrondie, sauf clause contraire.',
  ),
  ContractYears: help(
    'The day from which contract years are counted.',
    'Le jour à partir duquel se comptent les années contractuelles.',
  ),
  CorrectionsUpTo: help(
    'How many months back later knowledge still corrects invoices.',
    'De combien de mois en arrière une information tardive corrige encore les factures.',
  ),
  Customer: help('Who is invoiced.', 'Qui est facturé.'),
  Issuer: help('Who issues the invoices.', 'Qui émet les factures.'),
  Key: help('The column that identifies each item.', 'La colonne qui identifie chaque élément.'),
  InServiceFrom: help(
    'The columns that say from when until when a thing is in service.',
    'Les colonnes qui disent de quand à quand un objet est en service.',
  ),
  DatedOn: help('The column with the day of the event.', 'La colonne du jour de l’événement.'),
  DatedAt: help(
    'The column with the instant of the event.',
    'La colonne de l’instant de l’événement.',
  ),
  DatedMonth: help('The column with the month of the record.', 'La colonne du mois du relevé.'),
  LastingFrom: help(
    'The columns with the start and the end of an event that lasts.',
    'Les colonnes du début et de la fin d’un événement qui dure.',
  ),
  KnownFrom: help(
    'The day from which this was known, for corrections.',
    'Le jour depuis lequel ceci est connu, pour les corrections.',
  ),
  ForEach: help(
    'The facts concerned, one invoice line each, limited by `where`.',
    'Les faits concernés, une ligne de facture chacun, limités par `où`.',
  ),
  'EachSpan month': help('Charges once for each month.', 'Facture une fois par mois.'),
  'EachSpan quarter': help(
    'Charges once for each calendar quarter.',
    'Facture une fois par trimestre civil.',
  ),
  'EachSpan calendar-year': help(
    'Charges once for each calendar year.',
    'Facture une fois par année civile.',
  ),
  'EachSpan contract-year': help(
    'Charges once for each contract year.',
    'Facture une fois par année contractuelle.',
  ),
  'EachSpan day': help('Charges once for each day.', 'Facture une fois par jour.'),
  'EachSpan half-year': help(
    'Charges once for each half of the calendar year.',
    'Facture une fois par semestre civil.',
  ),
  'EachSpan contract-quarter': help(
    'Charges once for each three months counted from the start of the contract year.',
    'Facture une fois par trimestre compté depuis le début de l’année contractuelle.',
  ),
  'EachSpan contract-half-year': help(
    'Charges once for each six months counted from the start of the contract year.',
    'Facture une fois par semestre compté depuis le début de l’année contractuelle.',
  ),
  'EachSpan term': help(
    'Charges once for the initial term, and once for each renewal.',
    'Facture une fois pour la durée initiale, et une fois par reconduction.',
  ),
  OnceOn: help('Charges once, on that day.', 'Facture une seule fois, ce jour-là.'),
  When: help(
    'Charges only in the periods in which the condition holds.',
    'Ne facture que les périodes où la condition est remplie.',
  ),
  ChargeNothing: help(
    'Charges nothing, so that what is replaced is free.',
    'Ne facture rien : ce qui est remplacé devient gratuit.',
  ),
  'Charge charge': help(
    'What is charged: an amount, or a price per month for the days in service.',
    'Ce qui est facturé : un montant, ou un prix par mois pour les jours en service.',
  ),
  'Charge credit': help(
    'Gives money back: the invoice line is negative.',
    'Rend de l’argent : la ligne de facture est négative.',
  ),
  'Charge discount': help(
    'Takes something off, often a share of other charges.',
    'Retranche quelque chose, souvent une part d’autres facturations.',
  ),
  'Charge surcharge': help(
    'Adds something on top of other charges.',
    'Ajoute quelque chose à d’autres facturations.',
  ),
  Commitment: help(
    'A minimum that is promised, and what is due when it is not reached.',
    'Un minimum promis, et ce qui est dû s’il n’est pas atteint.',
  ),
  'Verb replaces': help(
    'Where this clause applies, those do not.',
    'Là où cette clause s’applique, celles-ci ne s’appliquent pas.',
  ),
  'Verb adds to': help(
    'This clause and those apply together.',
    'Cette clause et celles-ci s’appliquent ensemble.',
  ),
  'Switch suspends': help(
    'Those clauses do not apply while this one does.',
    'Ces clauses ne s’appliquent pas tant que celle-ci s’applique.',
  ),
  'Switch reinstates': help(
    'Those clauses, suspended, apply again.',
    'Ces clauses, suspendues, s’appliquent de nouveau.',
  ),
  'Limit caps': help(
    'Keeps the charges of those clauses from going above an amount.',
    'Empêche la facturation de ces clauses de dépasser un montant.',
  ),
  'Limit floors': help(
    'Keeps the charges of those clauses from going below an amount.',
    'Empêche la facturation de ces clauses de descendre sous un montant.',
  ),
  ByHand: help(
    'The amount is entered by a person each period, for the reason given.',
    'Le montant est saisi par une personne à chaque période, pour le motif donné.',
  ),
  NotBillable: help(
    'This is invoiced by another issuer, not here.',
    'Ceci est facturé par un autre émetteur, pas ici.',
  ),
  AtMost: help('Limits the value from above.', 'Limite la valeur par le haut.'),
  AtLeast: help('Limits the value from below.', 'Limite la valeur par le bas.'),
  Rounded: help('Rounds to a multiple of the step given.', 'Arrondit à un multiple du pas donné.'),
  'Timing advance': help(
    'Billed before the period it is for.',
    'Facturé avant la période concernée.',
  ),
  'Timing arrears': help(
    'Billed after the period it is for.',
    'Facturé après la période concernée.',
  ),
  SharedOver: help(
    'Splits the amount over several facts by weight, to the last cent.',
    'Répartit le montant sur plusieurs faits selon un poids, au centime près.',
  ),
  Multiply: help(
    'Revises prices: multiplies them by a factor from given dates on.',
    'Révise des prix : les multiplie par un facteur à partir de dates données.',
  ),
  Every: help(
    'How often prices are revised, and from when.',
    'À quel rythme les prix sont révisés, et depuis quand.',
  ),
  'PriceBase chained': help(
    'Each revision starts from the price of the one before.',
    'Chaque révision part du prix de la précédente.',
  ),
  'PriceBase original': help(
    'Each revision starts from the price first agreed.',
    'Chaque révision part du prix convenu à l’origine.',
  ),
  WorkingDays: help('The days of the week that are worked.', 'Les jours de la semaine travaillés.'),
  OpenFrom: help('The hours of the day that count.', 'Les heures de la journée qui comptent.'),
  Holidays: help('Days that are not worked.', 'Les jours non travaillés.'),
  Ends: help('Those clauses stop on the day of effect.', 'Ces clauses cessent au jour d’effet.'),
  InTable: help(
    'Changes one cell of a table from the day of effect.',
    'Change une case d’une table à partir du jour d’effet.',
  ),
  InClause: help(
    'Changes one band of a clause from the day of effect.',
    'Change une tranche d’une clause à partir du jour d’effet.',
  ),
  Given: help(
    'A fact of the example, with its attributes.',
    'Un fait de l’exemple, avec ses attributs.',
  ),
  InvoiceOf: help(
    'What the invoice of a month must hold.',
    'Ce que doit contenir la facture d’un mois.',
  ),
  KnownOn: help(
    'The day on which the invoice is looked at: later knowledge is left out.',
    'Le jour où l’on regarde la facture : ce qui est su plus tard est écarté.',
  ),
};
