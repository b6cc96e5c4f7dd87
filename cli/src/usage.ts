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
  avenant text FOLDER --on DATE [--known-on DATE] [--lang fr]
                                                  the text as amended on a service date
  avenant text FOLDER --on DATE --against DATE    what the texts of two dates say differently
  avenant diff A [B] [--inventory FOLDER_OR_CSV] [--period 2026-07 --through 2027-06]
               [--on DATE --against DATE] [--known-on DATE --against-known-on DATE]
                                                  two contracts, or one at two dates: in words,
                                                  by clause and in money for each service
  avenant test FOLDER [--coverage] [--propose]    the contract's own examples: what they reach,
                                                  and the boundary cases that they do not have
  avenant feasibility FOLDER                      can each clause be billed, what is missing
  avenant simulate FOLDER                         coming invoices, commitments, effect of clauses
  avenant simulate FOLDER --seek "clause 6, band 2" --total 1000000
                                                  which number makes this total
       both: [--from 2026-01] [--months 12] [--inventory plan.csv]
             [--data access=forecast.csv]...
  avenant demo                                    the example contracts, rated

  avenant serve [--port 8080] [--data FOLDER]     the server, on its own database or DATABASE_URL
  avenant worker                                  works the jobs of DATABASE_URL
  avenant migrate [--data FOLDER]                 brings the tables up to date

  --json      stable JSON on standard output      --lang fr   messages in French
  exit codes: 0 good, 1 problems (diff: the bills differ), 2 usage
`,
  fr: `avenant : du texte du contrat aux factures expliquées

  avenant check CHEMIN [--rejects DOSSIER]        les problèmes du contrat et de ses données
  avenant format CHEMIN [--check]                 la forme canonique, sur place
  avenant translate CHEMIN --to fr|en             le même contrat dans l'autre langue
  avenant compile CHEMIN                          le plan de valorisation en JSON
  avenant rate DOSSIER --period 2026-03 [--through 2026-12] [--known-on DATE] [--lines all]
               [--rejects DOSSIER]                et les lignes refusées, en CSV
  avenant explain DOSSIER --period 2026-03 --line ID
  avenant text DOSSIER --on DATE [--known-on DATE] [--lang fr]
                                                  le texte consolidé à une date de service
  avenant text DOSSIER --on DATE --against DATE   ce que les textes de deux dates disent d'autre
  avenant diff A [B] [--inventory DOSSIER_OU_CSV] [--period 2026-07 --through 2027-06]
               [--on DATE --against DATE] [--known-on DATE --against-known-on DATE]
                                                  deux contrats, ou un à deux dates : en mots,
                                                  par clause et en argent pour chaque service
  avenant test DOSSIER [--coverage] [--propose]   les exemples du contrat : ce qu'ils atteignent,
                                                  et les cas limites qui leur manquent
  avenant feasibility DOSSIER                     peut-on facturer chaque clause, que manque-t-il
  avenant simulate DOSSIER                        factures à venir, engagements, effet des clauses
  avenant simulate DOSSIER --seek "clause 6, tranche 2" --total 1000000
                                                  quel nombre donne ce total
       les deux : [--from 2026-01] [--months 12] [--inventory plan.csv]
                  [--data accès=prévision.csv]...
  avenant demo                                    les contrats d'exemple, valorisés

  avenant serve [--port 8080] [--data DOSSIER]    le serveur, sur sa base ou DATABASE_URL
  avenant worker                                  traite les travaux de DATABASE_URL
  avenant migrate [--data DOSSIER]                met les tables à jour

  --json      JSON stable sur la sortie standard  --lang en   messages en anglais
  codes de sortie : 0 bon, 1 problèmes (diff : les factures diffèrent), 2 usage
`,
} as const;
