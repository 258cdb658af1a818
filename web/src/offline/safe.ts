// What a phone keeps: everything sealed with AES-GCM under a key of one person on this phone. The house gives the key at
// sign-in; here it lies where no script can read it, and whoever takes the database takes nothing. Two people on one phone have
// each a database and a key. No Vue here: the service worker uses this too.

import { deleteDB, openDB, type DBSchema, type IDBPDatabase } from 'idb'
import { v7 as uuid } from 'uuid'

interface PhoneStore extends DBSchema {
  /** The id of this phone, who works with it now and in which session, and whose databases lie here. */
  facts: { key: 'device' | 'account' | 'session' | 'accounts'; value: string }
  keys: { key: string; value: CryptoKey }
}

interface Sealed {
  iv: Uint8Array<ArrayBuffer>
  data: ArrayBuffer
  /** Of an entry: its owner must settle it. In plain, so that it can be told without the key. */
  unsettled?: boolean
}

interface SafeStore extends DBSchema {
  kept: { key: string; value: Sealed }
  outbox: { key: string; value: Sealed }
}
export type Drawer = 'kept' | 'outbox'

const PHONE = 'wangge-phone'
const nameOf = (account: string) => `wangge-${account}`

async function withPhone<T>(work: (db: IDBPDatabase<PhoneStore>) => Promise<T>): Promise<T> {
  const db = await openDB<PhoneStore>(PHONE, 1, {
    upgrade(fresh) {
      fresh.createObjectStore('facts')
      fresh.createObjectStore('keys')
    },
  })
  try {
    return await work(db)
  } finally {
    db.close()
  }
}

/** Somebody destroys it in another tab: let go. */
const blocking = (_now: number, _wanted: number | null, event: IDBVersionChangeEvent) =>
  (event.target as IDBDatabase).close()

/** What lies here of somebody; nothing where it was destroyed, and nothing is made then. Whoever destroys it waits for what is open briefly. */
async function lying(account: string, lets: { blocking?: typeof blocking } = {}) {
  let destroyed = false
  return openDB<SafeStore>(nameOf(account), undefined, {
    upgrade(_db, _old, _new, making) {
      destroyed = true
      making.done.catch(() => undefined)
      making.abort()
    },
    ...lets,
  }).catch((thrown: unknown) => {
    if (destroyed) return undefined
    throw thrown
  })
}

/** Whether anybody keeps or kept something here; looking for it leaves no trace, where the browser can tell. */
async function used(): Promise<boolean> {
  const browser: Partial<Pick<IDBFactory, 'databases'>> = indexedDB
  const all = await browser.databases?.()
  return all?.some((one) => one.name === PHONE) ?? true
}

/** The id of this phone: made once, and anew after it was shut out. */
export function deviceId(): Promise<string> {
  return withPhone(async (db) => {
    const known = await db.get('facts', 'device')
    if (known) return known
    const fresh = uuid()
    await db.put('facts', fresh, 'device')
    return fresh
  })
}

export class Safe {
  private constructor(
    readonly account: string,
    private readonly session: string | undefined,
    private readonly key: CryptoKey,
    private readonly db: IDBPDatabase<SafeStore>,
  ) {}

  /** Opens what this person keeps here, under the key that the house gave in this session. What another left open is locked away. */
  static async open(account: string, secret: string, session = ''): Promise<Safe> {
    const bytes = Uint8Array.from(secret.match(/../g) ?? [], (pair) => parseInt(pair, 16))
    const key = await crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt'])
    const before = await withPhone((db) => db.get('facts', 'account'))
    if (before && before !== account) await lockAway(before)
    await withPhone(async (db) => {
      const all = new Set((await db.get('facts', 'accounts'))?.split(' ').filter(Boolean))
      await db.put('keys', key, account)
      await db.put('facts', account, 'account')
      await db.put('facts', session, 'session')
      await db.put('facts', [...all.add(account)].join(' '), 'accounts')
    })
    const db = await openDB<SafeStore>(nameOf(account), 1, {
      upgrade(fresh) {
        fresh.createObjectStore('kept')
        fresh.createObjectStore('outbox')
      },
      blocking,
    })
    return new Safe(account, session, key, db)
  }

  /** The safe of whoever worked here last and has not gone, for a page without a signal and for the service worker. */
  static async reopen(): Promise<Safe | undefined> {
    if (!(await used())) return undefined
    const known = await withPhone(async (db) => {
      const account = await db.get('facts', 'account')
      const key = account && (await db.get('keys', account))
      return account && key ? { account, key, session: await db.get('facts', 'session') } : undefined
    })
    const db = known && (await lying(known.account, { blocking }))
    return db && new Safe(known.account, known.session, known.key, db)
  }

  /** Whether whoever this belongs to has signed in again since it was opened. */
  isOld(): Promise<boolean> {
    return withPhone(
      async (db) =>
        (await db.get('facts', 'account')) === this.account && (await db.get('facts', 'session')) !== this.session,
    )
  }

  /** Whether whoever this belongs to is still the one who works with this phone. */
  isIn(): Promise<boolean> {
    return withPhone(
      async (db) => (await db.get('facts', 'account')) === this.account && (await db.count('keys', this.account)) > 0,
    )
  }

  async put(drawer: Drawer, name: string, value: unknown, unsettled = false): Promise<void> {
    const iv = crypto.getRandomValues(new Uint8Array(12))
    const text = new TextEncoder().encode(JSON.stringify(value))
    const data = await crypto.subtle.encrypt(this.bound(drawer, name, iv), this.key, text)
    await this.db.put(drawer, { iv, data, unsettled }, name)
  }

  async get<T>(drawer: Drawer, name: string): Promise<T | undefined> {
    const sealed = await this.db.get(drawer, name)
    return sealed && this.unseal<T>(drawer, name, sealed)
  }

  async all<T>(drawer: Drawer): Promise<T[]> {
    const [names, values] = await Promise.all([this.db.getAllKeys(drawer), this.db.getAll(drawer)])
    const opened = await Promise.all(
      values.map((sealed, at) => this.unseal<T>(drawer, names[at] ?? '', sealed).catch(() => undefined)),
    )
    return opened.filter((value): value is Awaited<T> & {} => value !== undefined)
  }

  async take(drawer: Drawer, name: string): Promise<void> {
    await this.db.delete(drawer, name)
  }

  close(): void {
    this.db.close()
  }

  private async unseal<T>(drawer: Drawer, name: string, { iv, data }: Sealed): Promise<T> {
    const text = await crypto.subtle.decrypt(this.bound(drawer, name, iv), this.key, data)
    return JSON.parse(new TextDecoder().decode(text)) as T
  }

  /** Sealed for its place: moved elsewhere it does not open. */
  private bound(drawer: Drawer, name: string, iv: Uint8Array<ArrayBuffer>): AesGcmParams {
    return { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(`${drawer}/${name}`) }
  }
}

async function forgetKey(account: string): Promise<void> {
  await withPhone(async (db) => {
    await db.delete('keys', account)
    if ((await db.get('facts', 'account')) === account) await db.delete('facts', 'account')
  })
}

/**
 * Leaves only what waits to be sent, sealed, without its key: it opens when its owner signs in here again. Gives how much that is, readable
 * or not.
 */
export async function lockAway(account: string): Promise<number> {
  await forgetKey(account)
  const db = await lying(account)
  if (!db) return 0
  try {
    await db.clear('kept')
    return await db.count('outbox')
  } finally {
    db.close()
  }
}

/** How much waits on this phone to be sent, and to be settled, whoever's it is, readable or not. Looking for it makes nothing. */
export async function waitingHere(): Promise<{ waiting: number; unsettled: number }> {
  const found = { waiting: 0, unsettled: 0 }
  if (!(await used())) return found
  const accounts = await withPhone((db) => db.get('facts', 'accounts'))
  for (const account of accounts?.split(' ').filter(Boolean) ?? []) {
    const db = await lying(account)
    const entries = (await db?.getAll('outbox').finally(() => db.close())) ?? []
    for (const { unsettled } of entries) found[unsettled ? 'unsettled' : 'waiting'] += 1
  }
  return found
}

/** Destroys key and data of one person. */
export async function destroy(account: string): Promise<void> {
  await forgetKey(account)
  await deleteDB(nameOf(account))
  await withPhone(async (db) => {
    const all = (await db.get('facts', 'accounts'))?.split(' ').filter((one) => one && one !== account) ?? []
    await db.put('facts', all.join(' '), 'accounts')
  })
}

/** Destroys all that lies here, whoever it belongs to. Gives the id that this phone had. */
export async function wipeAll(): Promise<string | undefined> {
  const { device, accounts } = await withPhone(async (db) => {
    await db.clear('keys')
    return { device: await db.get('facts', 'device'), accounts: await db.get('facts', 'accounts') }
  })
  for (const account of accounts?.split(' ').filter(Boolean) ?? []) await deleteDB(nameOf(account))
  await deleteDB(PHONE)
  return device
}
