// Grid: its words.
import type { Text } from '../../texts/text.ts';

/** What grids say. */
export const GRID = {
  filterOf: { en: 'Filter of {column}', fr: 'Filtre de {column}' },
  filterHint: {
    en: 'Part of a cell; =exact, !without, >100, 10..20, A|B, = for empty cells',
    fr: 'Partie d’une cellule ; =exact, !sans, >100, 10..20, A|B, = pour les cellules vides',
  },
  sortBy: {
    en: 'Sort by {column} (with Shift: then by it)',
    fr: 'Trier par {column} (avec Maj : puis par elle)',
  },
  resize: { en: 'Width of {column}', fr: 'Largeur de {column}' },
  columns: { en: 'Columns', fr: 'Colonnes' },
  shown: { en: 'Shown columns', fr: 'Colonnes affichées' },
  earlier: { en: 'Move {column} to the left', fr: 'Déplacer {column} vers la gauche' },
  later: { en: 'Move {column} to the right', fr: 'Déplacer {column} vers la droite' },
  views: { en: 'Views', fr: 'Vues' },
  savedViews: {
    en: 'Saved views, kept in this browser',
    fr: 'Vues enregistrées dans ce navigateur',
  },
  noViews: { en: 'None yet', fr: 'Aucune pour l’instant' },
  viewName: { en: 'Name of the view', fr: 'Nom de la vue' },
  saveView: { en: 'Save this view', fr: 'Enregistrer cette vue' },
  deleteView: { en: 'Delete the view {name}', fr: 'Supprimer la vue {name}' },
  reset: { en: 'Show everything', fr: 'Tout afficher' },
  csv: { en: 'Export CSV', fr: 'Exporter en CSV' },
  noMatch: { en: 'No line passes the filters', fr: 'Aucune ligne ne passe les filtres' },
  lines: { en: '{n} {n|line|lines}', fr: '{n} {n|ligne|lignes}' },
  some: { en: '{shown} of {n} {n|line|lines}', fr: '{shown} sur {n} {n|ligne|lignes}' },
  selected: {
    en: '{n} {n|cell|cells} selected',
    fr: '{n} {n|cellule sélectionnée|cellules sélectionnées}',
  },
  sum: { en: 'sum {sum}', fr: 'somme {sum}' },
  copied: { en: '{n} {n|cell|cells} copied', fr: '{n} {n|cellule copiée|cellules copiées}' },
  keys: {
    en: 'Arrows move, Shift selects, Ctrl+C copies for a spreadsheet',
    fr: 'Flèches pour se déplacer, Maj pour sélectionner, Ctrl+C pour copier vers un tableur',
  },
  openKey: { en: 'Enter opens', fr: 'Entrée pour ouvrir' },
  editKeys: {
    en: 'Type to edit, Ctrl+V pastes from a spreadsheet, Delete empties, Ctrl+Z undoes',
    fr: 'Tapez pour modifier, Ctrl+V colle depuis un tableur, Suppr vide, Ctrl+Z annule',
  },
} as const satisfies Record<string, Text>;
