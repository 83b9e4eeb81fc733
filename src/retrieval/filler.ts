import { wordSet } from '../language/fold.ts'

/**
 * Words that carry a question rather than say what it is about ("what is the name of …", "what happened to …"). They count, but less:
 * sources use them of anything. Folded.
 */
export const FILLER: ReadonlySet<string> = wordSet(
  `name names named call called known know kind type sort thing things example term word happen happened use used make made
   take took give gave get got become became go went come came people person many number amount part main primarily mainly usually
   typically often general generally considered refer referred mean means describe described include included say said tell compare compared comparison versus
   nombre nombres llamado llama llaman conocido conoce tipo clase cosa cosas ejemplo termino palabra paso pasado ocurrio sucedio usa uso
   utiliza personas gente numero cantidad parte principal principalmente considera considerado significa describe incluye dice dijo comparado comparada comparacion`,
)
