import { evidence } from './evidence.ts'
import type { Sign } from './found.ts'
import { lacksCount, lacksDate, lacksNumber, lacksPerson, lacksPlace } from './kind.ts'
import { fewTerms, unknown, unknownName } from './known.ts'
import { lead, leadOverSubject, score } from './lead.ts'
import { namesFar } from './names.ts'

/** Every sign by its name: what beside the best sentence's own features tells whether it answers. */
export const SIGNS = {
  score,
  lead,
  leadOverSubject,
  evidence,
  namesFar,
  unknown,
  unknownName,
  fewTerms,
  lacksPerson,
  lacksDate,
  lacksPlace,
  lacksNumber,
  lacksCount,
} satisfies Readonly<Record<string, Sign>>

export type SignName = keyof typeof SIGNS

/** The names in the order of every list of signs or weights. */
export const SIGN_NAMES = Object.keys(SIGNS) as readonly SignName[]
