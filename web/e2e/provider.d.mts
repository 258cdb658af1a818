export function startProvider(id: string, secret: string, back: string[]): Promise<{ issuer: string; stop: () => void }>
