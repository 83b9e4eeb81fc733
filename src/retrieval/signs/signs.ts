import { lacksCount, lacksDate, lacksNumber, lacksPlace, ofBest } from './best.ts'
import { evidence, together } from './evidence.ts'
import type { Sign } from './found.ts'
import { unknown, unknownFigure } from './known.ts'
import { lead, leadOverSubject } from './lead.ts'
import { stale } from './stale.ts'
import { namesLacked, otherYear, toldShare } from './told.ts'

/** Every sign by its name: what tells whether the best sentence answers, or only comes nearest. The first are features of that sentence. */
export const SIGNS = {
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
} satisfies Readonly<Record<string, Sign>>

export type SignName = keyof typeof SIGNS

/** The names in the order of every list of signs or weights. */
export const SIGN_NAMES = Object.keys(SIGNS) as readonly SignName[]
