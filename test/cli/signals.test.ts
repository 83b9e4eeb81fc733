import { expect, onTestFinished, test, vi } from 'vitest'
import { stopSignal } from '../../src/cli/signals.ts'

/** The signals are only events here, the clock stands still until it is set, and an exit is only noted. */
const listen = () => {
  let now = 0
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => now)
  const exit = vi.spyOn(process, 'exit').mockImplementation((() => undefined) as never)
  const forced = vi.fn<(signal: NodeJS.Signals) => void>()
  const before = new Map(
    (['SIGTERM', 'SIGINT', 'SIGHUP'] as const).map((name) => [name, process.listeners(name)]),
  )
  const stop = stopSignal(forced)
  onTestFinished(() => {
    for (const [name, kept] of before)
      for (const listener of process.listeners(name))
        if (!kept.includes(listener)) process.off(name, listener)
    clock.mockRestore()
    exit.mockRestore()
  })
  const send = (signal: 'SIGTERM' | 'SIGINT' | 'SIGHUP', at: number) => {
    now = at
    process.emit(signal, signal)
  }
  return { stop, exit, forced, send }
}

test('the first signal asks the program to stop, and says which it was', () => {
  const { stop, exit, send } = listen()
  expect(stop.aborted).toBe(false)
  send('SIGHUP', 0)
  expect([stop.aborted, stop.reason]).toEqual([true, 'SIGHUP'])
  expect(exit).not.toHaveBeenCalled()
})

test('signals within a second count as one request, and a later one ends the program at once', () => {
  const { stop, exit, forced, send } = listen()
  send('SIGINT', 0)
  send('SIGINT', 20)
  send('SIGTERM', 900)
  expect(exit).not.toHaveBeenCalled()
  send('SIGTERM', 1_500)
  expect(forced).toHaveBeenCalledWith('SIGTERM')
  expect(exit).toHaveBeenCalledWith(1)
  expect(stop.reason).toBe('SIGINT')
})

test('the end of the parent never ends a program at once that is stopping already', () => {
  const { exit, send } = listen()
  send('SIGTERM', 0)
  send('SIGHUP', 9_000)
  expect(exit).not.toHaveBeenCalled()
})
