import { lacksCount, lacksDate, lacksNumber, lacksPlace, ofBest } from '../../signs/best.ts'
import { evidence, together } from '../../signs/evidence.ts'
import { unknown, unknownFigure } from '../../signs/known.ts'
import { lead, leadOverSubject } from '../../signs/lead.ts'
import { stale } from '../../signs/stale.ts'
import { namesLacked, otherYear, toldShare } from '../../signs/told.ts'
import type { Signal } from './evidence.ts'

/** Every sign by its name: what tells whether the best sentence answers, or only comes nearest. The first are features of that sentence. */
export const SIGNALS = {
  passageCoverage: ofBest('passageCoverage'),
  phrase: ofBest('phrase'),
  likeness: ofBest('likeness'),
  turnOfPhrase: ofBest('turnOfPhrase'),
  length: ofBest('length'),
  toldShare,
  namesLacked,
  otherYear,
  evidence,
  together,
  lead,
  leadOverSubject,
  unknown,
  unknownFigure,
  lacksDate,
  lacksPlace,
  lacksNumber,
  lacksCount,
  stale,
} satisfies Readonly<Record<string, Signal>>

export type SignalName = keyof typeof SIGNALS

/** The names in the order of every list of signs or weights. */
export const SIGNAL_NAMES = Object.keys(SIGNALS) as readonly SignalName[]
