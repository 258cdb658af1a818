// What the camera of a story sees.

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { encodeQR } from 'qr'

const [WIDTH, HEIGHT] = [640, 480]
const SIDE = 380
const TILT = 0.12
const [TABLE, INK, CARD] = [96, 40, 210]

/** First a table, then a card with a code that is held a little askew; grey, as a browser takes it from a file. */
function pictures(text: string): [table: Buffer, card: Buffer] {
  const dots = encodeQR(text, 'raw', { ecc: 'medium', border: 4 })
  const frame = (bright: (x: number, y: number) => number) => {
    const seen = Buffer.alloc(WIDTH * HEIGHT * 1.5, 128)
    for (let y = 0; y < HEIGHT; y++)
      for (let x = 0; x < WIDTH; x++) seen[y * WIDTH + x] = bright(x - WIDTH / 2, y - HEIGHT / 2)
    return seen
  }
  const dot = SIDE / dots.length
  const on = (along: number) => Math.floor(along / dot + dots.length / 2)
  const [cos, sin] = [Math.cos(TILT), Math.sin(TILT)]
  return [
    frame(() => TABLE),
    frame((x, y) => {
      const dark = dots[on(y * cos - x * sin)]?.[on(x * cos + y * sin)]
      return dark === undefined ? TABLE : dark ? INK : CARD
    }),
  ]
}

/** How a browser is started whose camera shows this, again and again. */
export function filming(folder: string, text: string): string[] {
  const path = join(folder, 'camera.y4m')
  const [table, card] = pictures(text)
  const frames = [table, table, card, card, card, card].flatMap((one) => [Buffer.from('FRAME\n'), one])
  writeFileSync(path, Buffer.concat([Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F5:1 Ip A1:1 C420jpeg\n`), ...frames]))
  return ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${path}`]
}

/** The same code as a photo, for a file. */
export const photo = (text: string) => ({
  name: 'pass.gif',
  mimeType: 'image/gif',
  buffer: Buffer.from(encodeQR(text, 'gif', { ecc: 'medium', border: 4, scale: 5 })),
})
