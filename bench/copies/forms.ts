import { between, type Draw, pick } from './copied.ts'
import type { Original } from './originals.ts'

/** Texts that one form gives again and again, with other figures and names. */

const TOWNS = [
  'Varnholm',
  'Lindeby',
  'Ostermark',
  'Port Ellis',
  'Quill Bay',
  'Santa Rosa',
  'Greyford',
  'Halden Cross',
]
const FIRMS = [
  'Norrland Freight',
  'Baker & Holt',
  'Meridian Foods',
  'Aster Energy',
  'Bluewater Cables',
  'Tessel Bank',
]
const PEOPLE = [
  'Ilse Brandt',
  'Anders Holt',
  'Petra Koch',
  'Ruth Okafor',
  'Luis Serrano',
  'Mae Donnelly',
  'Jon Abara',
]
const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const MONTHS = ['January', 'March', 'April', 'June', 'September', 'November']
const WINDS = ['north', 'south', 'west', 'east', 'north-west', 'south-east']
const SKIES = ['mostly sunny', 'cloudy with some rain', 'clear', 'overcast', 'foggy until noon']
const STREETS = ['Mill Street', 'Harbour Road', 'Castle Lane', 'North Quay', 'Linden Avenue']

const someDay = (draw: Draw): string => `${pick(DAYS, draw)}, ${between(1, 28, draw)} ${pick(MONTHS, draw)}`
const amount = (draw: Draw): string => `${between(2, 95, draw)}.${between(0, 9, draw)}`

export const FORMS: Readonly<Record<string, (draw: Draw) => Original>> = {
  weather: (draw) => {
    const town = pick(TOWNS, draw)
    return {
      title: `Weather for ${town}`,
      paragraphs: [
        `The weather in ${town} on ${someDay(draw)} will be ${pick(SKIES, draw)}. The high will be ${between(12, 31, draw)} degrees and the low ${between(-4, 11, draw)} degrees, with winds from the ${pick(WINDS, draw)} at ${between(5, 60, draw)} kilometres an hour.`,
        `The chance of rain is ${between(0, 100, draw)} percent in the morning and ${between(0, 100, draw)} percent in the afternoon. Humidity will be around ${between(30, 99, draw)} percent. The sun rises at ${between(5, 8, draw)}:${between(10, 59, draw)} and sets at ${between(16, 21, draw)}:${between(10, 59, draw)}.`,
        `The forecast for the following day is ${pick(SKIES, draw)}, with a high of ${between(12, 31, draw)} degrees. Residents are advised to check for warnings before they travel, and to keep an eye on the tide tables if they go to sea.`,
      ],
    }
  },
  earnings: (draw) => {
    const firm = pick(FIRMS, draw)
    const chief = pick(PEOPLE, draw)
    return {
      title: `${firm} reports results for the quarter`,
      paragraphs: [
        `${firm} said on ${pick(DAYS, draw)} that its revenue in the quarter rose ${amount(draw)} percent to ${amount(draw)} million crowns, from ${amount(draw)} million a year earlier. Net profit was ${amount(draw)} million crowns, or ${amount(draw)} crowns a share.`,
        `“We are pleased with the progress that we made in the quarter and remain confident in our plan for the full year,” said ${chief}, the company’s chief executive. The company expects revenue of between ${amount(draw)} and ${amount(draw)} million crowns for the year.`,
        `The board proposes a dividend of ${amount(draw)} crowns a share. At the end of the quarter the company had ${between(200, 9000, draw)} employees and cash of ${amount(draw)} million crowns.`,
        `This report contains statements about the future, which are subject to risks and uncertainties. Actual results may differ materially from those that are expressed or implied. The company undertakes no obligation to update any statement after the date of this report, except as required by law.`,
      ],
    }
  },
  works: (draw) => ({
    title: 'Notice of road works',
    paragraphs: [
      `${pick(STREETS, draw)} in ${pick(TOWNS, draw)} will be closed to all traffic from ${someDay(draw)} to ${someDay(draw)} between ${between(6, 9, draw)} a.m. and ${between(3, 8, draw)} p.m., while the water main is replaced over ${between(40, 900, draw)} metres.`,
      'Buses will follow a diversion that is signposted. Residents keep access to their homes on foot at all times. Please move your car before the works begin; vehicles that are left behind will be towed at the owner’s expense.',
      `The works will cost ${between(40, 990, draw)} thousand crowns. Questions are answered by ${pick(PEOPLE, draw)} at the office of public works, on extension ${between(100, 999, draw)}.`,
    ],
  }),
  match: (draw) => {
    const [home, away] = [pick(TOWNS, draw), pick(FIRMS, draw)]
    return {
      title: `${home} against ${away}: the match`,
      paragraphs: [
        `${home} beat ${away} ${between(3, 5, draw)}–${between(0, 2, draw)} on ${someDay(draw)} in front of ${between(200, 9000, draw)} spectators. ${pick(PEOPLE, draw)} scored the first goal in the ${between(2, 40, draw)}th minute, and ${pick(PEOPLE, draw)} doubled the lead from the spot after ${between(41, 60, draw)} minutes.`,
        `“The lads gave everything today, and the fans were our twelfth man,” said the coach, ${pick(PEOPLE, draw)}. The visitors had ${between(30, 70, draw)} percent of the ball but only ${between(1, 9, draw)} shots on goal.`,
        `${home} are now in place ${between(1, 12, draw)} of the table with ${between(8, 60, draw)} points. Their next match is on ${someDay(draw)} against ${pick(FIRMS, draw)}.`,
      ],
    }
  },
  vacancy: (draw) => ({
    title: 'We are hiring',
    paragraphs: [
      `${pick(FIRMS, draw)} is looking for ${pick(['an engineer', 'a bookkeeper', 'a crane driver', 'a translator', 'a nurse'], draw)} for its office in ${pick(TOWNS, draw)}, from ${someDay(draw)}. The salary is ${between(21, 68, draw)},${between(100, 900, draw)} crowns a year for ${between(20, 40, draw)} hours a week.`,
      'We offer a friendly team, flexible hours, training in your first weeks and a pension. We welcome applications from everyone, whatever their age, origin, faith or disability, and we will make the adjustments that you need to take part in the interview.',
      `Send your letter and your curriculum vitae to ${pick(PEOPLE, draw)} by ${someDay(draw)}. The reference is ${between(1000, 9999, draw)}. We answer every letter within ${between(5, 20, draw)} days.`,
    ],
  }),
  parte: (draw) => ({
    title: 'Parte de tráfico',
    paragraphs: [
      `La carretera de ${pick(TOWNS, draw)} a ${pick(TOWNS, draw)} permanece cortada desde el kilómetro ${between(2, 190, draw)} hasta el ${between(191, 400, draw)} por la nieve, según informó el ${between(1, 28, draw)} de enero la Dirección de Tráfico. Hay ${between(20, 400, draw)} vehículos detenidos y ${between(2, 30, draw)} máquinas quitanieves en la zona.`,
      'Se recomienda a los conductores que eviten los desplazamientos que no sean necesarios, que lleven cadenas y el depósito lleno, y que consulten el estado de las carreteras antes de salir de viaje. Los servicios de emergencia atienden las llamadas durante las veinticuatro horas.',
      `El próximo parte se publicará a las ${between(1, 23, draw)}:${between(10, 59, draw)}. Responde de la información ${pick(PEOPLE, draw)}, en la extensión ${between(100, 999, draw)}.`,
    ],
  }),
}
