import { wordSet } from './fold.ts'

/** Words that carry thanks, assent, a greeting, a farewell or delight, folded. */
export const CARRYING = wordSet(`
  thanks thank thx ty tysm cheers ta ok okay okey k kk great good nice cool perfect awesome amazing
  excellent brilliant lovely super wonderful fantastic fine sure yes yep yeah yup no nope nah right
  correct exactly indeed agreed true got understood noted see will done helps helpful helped useful works
  wow lol lmao rofl haha hahaha hehe omg hmm hm ah oh uh um well interesting impressive love welcome sorry
  please np bye goodbye cya later morning night way same plus congrats congratulations course wait hi
  hello hey appreciate appreciated gracias vale bueno buena buenos buenas bien genial perfecto perfecta
  excelente estupendo claro si listo lista hecho dale entendido entiendo nada acuerdo exacto correcto
  igualmente saludos jaja jajaja jeje favor util interesante veo agradezco adios chao luego hola
`)

/** Words that go with those. Of themselves they are no small talk: "what you need". Folded. */
export const FILLING = wordSet(`
  you it i do so much very a lot many all that this is was for the your help me problem problems worries
  day evening too again both guys everyone everybody team really just what needed we need ill on my here
  one and but of cant there muchas mil muchisimas de por tu ayuda la el lo que muy ya te hasta manana dias
  tardes noches todo todos ti usted igual tambien
`)
