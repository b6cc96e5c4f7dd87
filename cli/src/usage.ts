// Command line, usage: the help text in both languages.

/** Help by language. */
export const USAGE = {
  en: `avenant: contract text in, explained invoices out

  avenant check PATH [--rejects DIR]              problems of a contract and its data
  avenant format PATH [--check]                   canonical form, in place
  avenant translate PATH --to fr|en               the same contract in the other language
  avenant compile PATH                            the rating plan as JSON
  avenant rate FOLDER --period 2026-03 [--through 2026-12] [--known-on DATE] [--lines all]
               [--rejects DIR]                    and the rows with errors, as CSV
  avenant explain FOLDER --period 2026-03 --line ID
  avenant test FOLDER                             the contract's own examples
  avenant demo                                    the example contracts, rated

  --json      stable JSON on standard output      --lang fr   messages in French
  exit codes: 0 good, 1 problems, 2 usage
`,
  fr: `avenant : du texte du contrat aux factures expliquées

  avenant check CHEMIN [--rejects DOSSIER]        les problèmes du contrat et de ses données
  avenant format CHEMIN [--check]                 la forme canonique, sur place
  avenant translate CHEMIN --to fr|en             le même contrat dans l'autre langue
  avenant compile CHEMIN                          le plan de valorisation en JSON
  avenant rate DOSSIER --period 2026-03 [--through 2026-12] [--known-on DATE] [--lines all]
               [--rejects DOSSIER]                et les lignes refusées, en CSV
  avenant explain DOSSIER --period 2026-03 --line ID
  avenant test DOSSIER                            les exemples du contrat
  avenant demo                                    les contrats d'exemple, valorisés

  --json      JSON stable sur la sortie standard  --lang en   messages en anglais
  codes de sortie : 0 bon, 1 problèmes, 2 usage
`,
} as const;
