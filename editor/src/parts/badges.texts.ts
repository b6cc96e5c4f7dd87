// Parts, badges: the words of states.
import type { Text } from '../texts/text.ts';

/** What each kind of state is called, and how it is coloured. */
export const STATE_WORDS = {
  run: {
    queued: [{ en: 'waiting', fr: 'en attente' }, 'gray'],
    running: [{ en: 'running', fr: 'en cours' }, 'blue'],
    paused: [{ en: 'paused', fr: 'suspendu' }, 'yellow'],
    completed: [{ en: 'completed', fr: 'terminé' }, 'green'],
    done: [{ en: 'done', fr: 'fait' }, 'green'],
    failed: [{ en: 'failed', fr: 'en échec' }, 'red'],
    discarded: [{ en: 'discarded', fr: 'abandonné' }, 'gray'],
  },
  draft: {
    simulated: [{ en: 'simulated', fr: 'simulé' }, 'grape'],
    generated: [{ en: 'to review', fr: 'à revoir' }, 'blue'],
    in_review: [{ en: 'in review', fr: 'en revue' }, 'cyan'],
    validated: [{ en: 'validated', fr: 'validé' }, 'teal'],
    issued: [{ en: 'issued', fr: 'émis' }, 'green'],
    on_hold: [{ en: 'on hold', fr: 'en attente' }, 'yellow'],
    rejected: [{ en: 'rejected', fr: 'rejeté' }, 'gray'],
    superseded: [{ en: 'superseded', fr: 'remplacé' }, 'gray'],
  },
  finding: {
    open: [{ en: 'open', fr: 'ouvert' }, 'orange'],
    assigned: [{ en: 'assigned', fr: 'attribué' }, 'blue'],
    explained: [{ en: 'explained', fr: 'expliqué' }, 'cyan'],
    corrected: [{ en: 'corrected', fr: 'corrigé' }, 'green'],
    waived: [{ en: 'waived', fr: 'levé' }, 'grape'],
    closed: [{ en: 'closed', fr: 'clos' }, 'gray'],
  },
  severity: {
    blocking: [{ en: 'blocking', fr: 'bloquant' }, 'red'],
    major: [{ en: 'major', fr: 'majeur' }, 'orange'],
    minor: [{ en: 'minor', fr: 'mineur' }, 'gray'],
  },
  adjustment: {
    draft: [{ en: 'draft', fr: 'préparé' }, 'gray'],
    submitted: [{ en: 'to approve', fr: 'à approuver' }, 'blue'],
    approved: [{ en: 'approved', fr: 'approuvé' }, 'teal'],
    rejected: [{ en: 'refused', fr: 'refusé' }, 'gray'],
    applied: [{ en: 'applied', fr: 'appliqué' }, 'green'],
    closed: [{ en: 'closed', fr: 'clos' }, 'gray'],
    withdrawn: [{ en: 'taken back', fr: 'retiré' }, 'gray'],
  },
  note: {
    submitted: [{ en: 'to approve', fr: 'à approuver' }, 'blue'],
    approved: [{ en: 'to issue', fr: 'à émettre' }, 'teal'],
    rejected: [{ en: 'refused', fr: 'refusée' }, 'gray'],
    issued: [{ en: 'issued', fr: 'émise' }, 'green'],
  },
  reRate: {
    open: [{ en: 'to rate again', fr: 'à recalculer' }, 'blue'],
    running: [{ en: 'being rated', fr: 'en calcul' }, 'cyan'],
    noted: [{ en: 'notes asked for', fr: 'notes demandées' }, 'teal'],
    posted: [{ en: 'billed', fr: 'facturé' }, 'green'],
    unchanged: [{ en: 'nothing changes', fr: 'sans écart' }, 'gray'],
    dropped: [{ en: 'given up', fr: 'abandonné' }, 'gray'],
  },
  cycle: {
    open: [{ en: 'open', fr: 'ouvert' }, 'blue'],
    frozen: [{ en: 'frozen', fr: 'gelé' }, 'cyan'],
    closed: [{ en: 'closed', fr: 'clos' }, 'gray'],
  },
  document: {
    invoice: [{ en: 'invoice', fr: 'facture' }, 'blue'],
    credit_note: [{ en: 'credit note', fr: 'avoir' }, 'orange'],
    debit_note: [{ en: 'debit note', fr: 'note de débit' }, 'grape'],
  },
  import: {
    uploaded: [{ en: 'uploaded', fr: 'reçu' }, 'gray'],
    mapped: [{ en: 'columns named', fr: 'colonnes nommées' }, 'gray'],
    validated: [{ en: 'to apply', fr: 'à appliquer' }, 'blue'],
    applied: [{ en: 'applied', fr: 'appliqué' }, 'green'],
    undone: [{ en: 'taken back', fr: 'annulé' }, 'orange'],
    rejected: [{ en: 'put away', fr: 'écarté' }, 'gray'],
  },
  fate: {
    new: [{ en: 'new', fr: 'nouvelle' }, 'green'],
    changed: [{ en: 'change', fr: 'changement' }, 'blue'],
    ended: [{ en: 'end', fr: 'fin' }, 'grape'],
    same: [{ en: 'same', fr: 'identique' }, 'gray'],
    rejected: [{ en: 'rejected', fr: 'refusée' }, 'red'],
  },
  order: {
    received: [{ en: 'received', fr: 'reçue' }, 'gray'],
    validated: [{ en: 'to accept', fr: 'à accepter' }, 'blue'],
    rejected: [{ en: 'rejected', fr: 'rejetée' }, 'red'],
    accepted: [{ en: 'accepted', fr: 'acceptée' }, 'green'],
    cancelled: [{ en: 'given up', fr: 'abandonnée' }, 'gray'],
  },
  account: {
    active: [{ en: 'active', fr: 'actif' }, 'green'],
    on_hold: [{ en: 'on hold', fr: 'suspendu' }, 'yellow'],
    closed: [{ en: 'closed', fr: 'clos' }, 'gray'],
  },
  study: {
    draft: [{ en: 'draft', fr: 'en préparation' }, 'gray'],
    asked: [{ en: 'to answer', fr: 'avis demandé' }, 'blue'],
    answered: [{ en: 'answered', fr: 'avis rendu' }, 'green'],
  },
} as const satisfies Record<string, Record<string, readonly [Text, string]>>;
