// Service, help: what the words inside sentences do, one sentence in each language. Keys are tokens
// of the keyword table, with their payload where rows of a group differ.
import type { Bilingual } from '../diagnostics/diagnostic.ts';

const help = (en: string, fr: string): Bilingual => ({ en, fr });

/** Phrases inside sentences. */
export const PHRASE_HELP: Readonly<Record<string, Bilingual>> = {
  ThenMonthly: help(
    'After the first term the contract goes on month by month.',
    'Après la première durée, le contrat continue de mois en mois.',
  ),
  ThenRenewed: help(
    'After the first term the contract is renewed, each time for so long.',
    'Après la première durée, le contrat est reconduit, chaque fois pour cette durée.',
  ),
  EachStartEnd: help(
    'The side of the month on which invoices are drawn.',
    'Le côté du mois où les factures sont établies.',
  ),
  MonthsBack: help(
    'Counted back from the month invoiced.',
    'Comptés en arrière depuis le mois facturé.',
  ),
  'Proration actual': help(
    'A part of a month counts its days over the days of that month.',
    'Une partie de mois compte ses jours sur les jours de ce mois.',
  ),
  'Proration thirty': help('Every month has thirty days.', 'Chaque mois a trente jours.'),
  'Proration whole': help(
    'Any day in service charges the whole month.',
    'Tout jour en service facture le mois entier.',
  ),
  UntilNextRow: help(
    'A row holds until the next row of the same key.',
    'Une ligne vaut jusqu’à la ligne suivante de même clé.',
  ),
  InColumn: help(
    'The column of the file, where it has another name.',
    'La colonne du fichier, si elle porte un autre nom.',
  ),
  Optional: help('The cell may be empty.', 'La case peut être vide.'),
  OneOf: help(
    'The attribute has one of the values listed.',
    'L’attribut a une des valeurs listées.',
  ),
  Columns: help(
    'The columns of the file: date, value and, if wanted, day of publication.',
    'Les colonnes du fichier : date, valeur et, au besoin, jour de publication.',
  ),
  'Step month': help('One value a month.', 'Une valeur par mois.'),
  'Step day': help('One value a day.', 'Une valeur par jour.'),
  Published: help(
    'The day from which the value is known.',
    'Le jour depuis lequel la valeur est connue.',
  ),
  NotSold: help(
    'There is no price for these keys: what needs it is held.',
    'Il n’y a pas de prix pour ces clés : ce qui en dépend est retenu.',
  ),
  Any: help('Any value of this key.', 'Toute valeur de cette clé.'),
  Grouped: help(
    'Makes one record for each group of equal values.',
    'Fait un relevé par groupe de valeurs égales.',
  ),
  As: help('Gives the name or the value.', 'Donne le nom ou la valeur.'),
  Cites: help(
    'The passage of the signed document that the clause puts into words.',
    'Le passage du document signé que la clause reprend.',
  ),
  AtItsStart: help(
    'Charged at the start of the span instead of its end.',
    'Facturé au début de l’intervalle et non à sa fin.',
  ),
  Shortfall: help('The share of what is missing that is due.', 'La part du manque qui est due.'),
  Signed: help(
    'The day of signature, from which the amendment is known.',
    'Le jour de signature, depuis lequel l’avenant est connu.',
  ),
  Effective: help(
    'The day from which the amendment changes prices, before or after signature.',
    'Le jour depuis lequel l’avenant change les prix, avant ou après signature.',
  ),
  Row: help('The keys of the row that changes.', 'Les clés de la ligne qui change.'),
  Band: help('The band that changes.', 'La tranche qui change.'),
  Becomes: help('The new value.', 'La nouvelle valeur.'),
  Has: help('The invoice has a line of this clause.', 'La facture a une ligne de cette clause.'),
  HasNo: help(
    'The invoice has no line of this clause.',
    'La facture n’a pas de ligne de cette clause.',
  ),
  Holds: help(
    'A line of this clause is held back for want of data.',
    'Une ligne de cette clause est retenue faute de données.',
  ),
  Totals: help('The total of the invoice.', 'Le total de la facture.'),
  'ScaleKind graduated': help(
    'Each slice is priced at the rate of its own band.',
    'Chaque tranche est facturée au tarif de sa bande.',
  ),
  'ScaleKind volume': help(
    'The whole quantity is priced at the rate of the band reached.',
    'Toute la quantité est facturée au tarif de la tranche atteinte.',
  ),
  'ScaleKind step': help(
    'The value of the band reached, as it is.',
    'La valeur de la tranche atteinte, telle quelle.',
  ),
  'ScaleKind package': help(
    'As many whole packages as needed.',
    'Autant de lots entiers que nécessaire.',
  ),
  AndOver: help('This and everything above.', 'Ceci et tout ce qui est au-dessus.'),
  UpTo: help('Everything up to this, itself included.', 'Tout jusqu’à ceci, compris.'),
  Under: help('Everything below this, itself excluded.', 'Tout ce qui est en dessous, ceci exclu.'),
  Over: help('Everything above this, itself excluded.', 'Tout ce qui est au-dessus, ceci exclu.'),
  Window: help(
    'The days over which facts or charges are gathered.',
    'Les jours sur lesquels on rassemble faits ou facturations.',
  ),
  ToDate: help(
    'Only up to the end of the period at hand.',
    'Seulement jusqu’à la fin de la période en cours.',
  ),
  InTheLast: help(
    'Over that many months, the period at hand being the last.',
    'Sur autant de mois, la période en cours étant le dernier.',
  ),
  BeforePeriod: help(
    'Ends just before the period at hand.',
    'S’arrête juste avant la période en cours.',
  ),
  Ever: help('Whatever the date.', 'Quelle que soit la date.'),
  InService: help(
    'Those in service on the day at hand.',
    'Ceux qui sont en service au jour considéré.',
  ),
  BeforeThis: help(
    'Only facts that come before the one at hand, for running totals.',
    'Seulement les faits qui précèdent celui-ci, pour les cumuls.',
  ),
  This: help(
    'The fact at hand: the subject of the clause, or of an enclosing sum.',
    'Le fait en cours : le sujet de la clause, ou d’une somme englobante.',
  ),
  Today: help(
    'The day for which the value is found.',
    'Le jour pour lequel la valeur est calculée.',
  ),
  Sum: help('Adds a value over facts.', 'Additionne une valeur sur des faits.'),
  Top: help(
    'Adds the greatest of the values over facts.',
    'Additionne les plus grandes valeurs sur des faits.',
  ),
  Distinct: help(
    'Counts the different values over facts.',
    'Compte les valeurs différentes sur des faits.',
  ),
  Count: help('Counts facts.', 'Compte des faits.'),
  Average: help('The mean of a value over facts.', 'La moyenne d’une valeur sur des faits.'),
  Greatest: help('The greatest value over facts.', 'La plus grande valeur sur des faits.'),
  Least: help('The least value over facts.', 'La plus petite valeur sur des faits.'),
  ThereIs: help('Whether there is such a fact.', 'S’il existe un tel fait.'),
  Percentile: help(
    'The value below which that share of the values lies, by nearest rank.',
    'La valeur sous laquelle se trouve cette part des valeurs, au rang le plus proche.',
  ),
  ChargesOf: help(
    'What these clauses charge in the period, after rounding.',
    'Ce que ces clauses facturent dans la période, après arrondi.',
  ),
  AllCharges: help(
    'What all other clauses charge in the period.',
    'Ce que toutes les autres clauses facturent dans la période.',
  ),
  Except: help('Clauses to leave out.', 'Les clauses à écarter.'),
  TimesOf: help(
    'The stretches of time of the facts, to be cut, joined and measured.',
    'Les plages de temps des faits, à découper, réunir et mesurer.',
  ),
  GreaterOf: help('The greater of the values.', 'La plus élevée des valeurs.'),
  LesserOf: help('The lesser of the values.', 'La moins élevée des valeurs.'),
  ScaleOf: help('The quantity whose band is sought.', 'La quantité dont on cherche la tranche.'),
  'Mode half-up': help('Halves go away from zero.', 'Les moitiés s’éloignent de zéro.'),
  'Mode half-even': help('Halves go to the even neighbour.', 'Les moitiés vont au voisin pair.'),
  'Mode half-down': help('Halves go toward zero.', 'Les moitiés vont vers zéro.'),
  'Mode up': help('Always up, away from zero.', 'Toujours par excès, loin de zéro.'),
  'Mode down': help('Always down, toward zero.', 'Toujours par défaut, vers zéro.'),
  ConvertedTo: help(
    'Changes money into another currency by a series of rates.',
    'Change un montant dans une autre devise selon une série de taux.',
  ),
  IfKnownOtherwise: help(
    'The value to use when the first is missing.',
    'La valeur à prendre si la première manque.',
  ),
  IsKnown: help('Whether there is a value.', 'S’il y a une valeur.'),
  IsMissing: help('Whether there is no value.', 'S’il n’y a pas de valeur.'),
  IsOneOf: help(
    'Whether the value is among those listed.',
    'Si la valeur est parmi celles listées.',
  ),
  If: help(
    'Chooses between two values by a condition.',
    'Choisit entre deux valeurs selon une condition.',
  ),
  Otherwise: help('In all other cases.', 'Dans tous les autres cas.'),
  Where: help(
    'Keeps only the facts for which the condition holds.',
    'Ne garde que les faits qui remplissent la condition.',
  ),
  With: help(
    'Gives the keys of a table that are not attributes here.',
    'Donne les clés d’une table qui ne sont pas des attributs ici.',
  ),
  OverSet: help(
    'The facts over which the value is gathered.',
    'Les faits sur lesquels la valeur est rassemblée.',
  ),
  Of: help(
    'Reads an attribute of a fact, or a column of a table.',
    'Lit un attribut d’un fait, ou une colonne d’une table.',
  ),
  From: help('The first day, included; or the file.', 'Le premier jour, compris ; ou le fichier.'),
  Until: help(
    'The day before which it ends: that day is excluded.',
    'Le jour avant lequel cela finit : ce jour est exclu.',
  ),
  Through: help('The last day, included.', 'Le dernier jour, compris.'),
  By: help('The keys, the quantity or the factor.', 'Les clés, la quantité ou le facteur.'),
  Per: help(
    'Divides the unit: a price per month is charged by the days.',
    'Divise l’unité : un prix par mois se facture au jour.',
  ),
};
