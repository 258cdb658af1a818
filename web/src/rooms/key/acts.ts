// The acts of the page about keys. Apart from the others, for phones need none of them.

export const KEYS = {
  listKeys: 'key.list_keys',
  rotateKey: 'key.rotate_key',
} as const
