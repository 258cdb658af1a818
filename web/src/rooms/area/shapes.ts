// Which outline of a file is whose.

interface Named {
  code: string
  name: string
}

export interface Geometry {
  type: string
  coordinates: unknown
}

export interface Matched {
  outlines: { code: string; geometry: Geometry }[]
  /** Outlines that name no part of this area. */
  unknown: string[]
}

interface Feature {
  type: string
  geometry?: Geometry
  properties?: Record<string, unknown> | null
}

const CODES = ['code', 'adcode', 'id']
const NAMES = ['name', 'NAME', '名称']

/** A geometry or a single feature without a name is the area's own; of a collection each is the part that it names. */
export function matched(file: unknown, area: Named, parts: readonly Named[]): Matched {
  const { type, coordinates, features, geometry } = file as Record<string, unknown>
  const own = (found: Geometry) => ({
    outlines: [{ code: area.code, geometry: { type: found.type, coordinates: found.coordinates } }],
    unknown: [],
  })
  if (coordinates !== undefined) return own({ type: String(type), coordinates })
  if (type === 'Feature' && geometry) return own(geometry as Geometry)
  if (type !== 'FeatureCollection' || !Array.isArray(features)) throw new Error('no GeoJSON')
  const found: Matched = { outlines: [], unknown: [] }
  for (const feature of features as Feature[]) {
    const said = (keys: string[]) => keys.map((key) => feature.properties?.[key]).find((value) => value !== undefined)
    const [code, name] = [String(said(CODES) ?? ''), String(said(NAMES) ?? '')]
    const one = [area, ...parts].find((each) => each.code === code) ?? parts.find((each) => each.name === name)
    if (one && feature.geometry) {
      const { type, coordinates } = feature.geometry
      found.outlines.push({ code: one.code, geometry: { type, coordinates } })
    } else found.unknown.push(name || code || '?')
  }
  return found
}
