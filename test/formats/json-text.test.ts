import { describe, expect, it } from 'vitest'
import { parseJson } from '../../src/formats/json-text.js'

/** `path @ line:column expected ..., received ...`, or the value. */
function outcome(text: string, maxBytes?: number): unknown {
  const result = parseJson(text, maxBytes === undefined ? {} : { maxBytes })
  if (result.ok) return result.value
  const { path, expected, received, line, column } = result.problem
  return `${path} @ ${line}:${column} expected ${expected}, received ${received}`
}

describe('parseJson', () => {
  it.each([
    'null',
    ' true ',
    '\t\r\nfalse\n',
    '0',
    '-0',
    '-1.5e+3',
    '1E-2',
    '""',
    '"\\u00e9\\n\\/ é 😀"',
    '[]',
    '{}',
    '[[],{}]',
    '{"a":[1,{"b":null}],"":{"a":1}}',
    '[1 , 2\n]',
    '{ "a" : 1 , "b" : 2 }',
    '123456789012345678901234567890',
    '1e-999',
  ])('gives the value of %j', (text) => {
    expect(outcome(text)).toEqual(JSON.parse(text))
  })

  it.each([
    ['', ' @ 1:1 expected a JSON value, received the end of the text'],
    ['  \n ', ' @ 2:2 expected a JSON value, received the end of the text'],
    ['\ufeff1', ' @ 1:1 expected a JSON value, received "\ufeff"'],
    ['undefined', ' @ 1:1 expected a JSON value, received "undefined"'],
    ['1 2', ' @ 1:3 expected the end of the text, received "2"'],
    ['[1]]', ' @ 1:4 expected the end of the text, received "]"'],
    ['nullx', ' @ 1:5 expected the end of the text, received "x"'],
    ['[1,]', '[1] @ 1:4 expected a JSON value, received "]"'],
    ['[1 2]', '[0] @ 1:4 expected "," or "]", received "2"'],
    ['[1}', '[0] @ 1:3 expected "," or "]", received "}"'],
    ['{"nodes": [{}, {"id": "a"\n  "type": "b"}]}', 'nodes[1].id @ 2:3 expected "," or "}", received "\\""'],
    ['{"a":1,}', ' @ 1:8 expected a key in double quotes, received "}"'],
    ['{a:1}', ' @ 1:2 expected "}" or a key in double quotes, received "a"'],
    ["{'a':1}", ' @ 1:2 expected "}" or a key in double quotes, received "\'"'],
    ['{"a" 1}', 'a @ 1:6 expected ":", received "1"'],
    ['{"a":', 'a @ 1:6 expected a JSON value, received the end of the text'],
    ['[01]', '[0] @ 1:3 expected "," or "]", received "1"'],
    ['-', ' @ 1:2 expected a digit, received the end of the text'],
    ['[1.]', '[0] @ 1:4 expected a digit, received "]"'],
    ['[1e+]', '[0] @ 1:5 expected a digit, received "]"'],
    ['+1', ' @ 1:1 expected a JSON value, received "+1"'],
    ['NaN', ' @ 1:1 expected a JSON value, received "NaN"'],
    ['// no', ' @ 1:1 expected a JSON value, received "/"'],
    ['"abc', ' @ 1:5 expected "\\"" at the end of the string, received the end of the text'],
    ['"a\nb"', ' @ 1:3 expected an escaped control character, received "\\n"'],
    ['"\\x"', ' @ 1:3 expected one of "\\/bfnrtu after a backslash, received "x"'],
    ['"\\u12g4"', ' @ 1:6 expected four hexadecimal digits after "\\u", received "g4"'],
    ['{"a b":{"1":[false,tru]}}', '["a b"]["1"][1] @ 1:20 expected a JSON value, received "tru"'],
    ['["😀", 😀]', '[1] @ 1:8 expected a JSON value, received "😀"'],
    ['[\r\n1,\r2,\n?', '[2] @ 4:1 expected a JSON value, received "?"'],
    ['[1e999]', '[0] @ 1:2 expected a number within the range of a double, received "1e999"'],
  ])('refuses %j with the place', (text, problem) => {
    expect(outcome(text)).toBe(problem)
  })

  it('refuses duplicate keys, however they are written', () => {
    const problem = 'a.b @ 1:14 expected each key once, received "b" again'
    expect(outcome('{"a":{"b":1, "b":2}}')).toBe(problem)
    expect(outcome('{"a":{"b":1, "\\u0062":2}}')).toBe(problem)
    expect(outcome('[{"a":1},{"a":2,"A":3}]')).toEqual([{ a: 1 }, { a: 2, A: 3 }])
  })

  it.each(['__proto__', 'constructor', 'prototype', '\\u005f_proto__'])('refuses the key %s', (key) => {
    const meant = key.replace('\\u005f', '_')
    expect(outcome(`{"x":[{"${key}":1}]}`)).toBe(`x[0].${meant} @ 1:8 expected another key, received "${meant}"`)
    expect(outcome(`["${key}"]`)).toEqual([meant])
  })

  it('reads 100 levels and refuses more, without recursion', () => {
    expect(outcome('['.repeat(100) + ']'.repeat(100))).toEqual(JSON.parse('['.repeat(100) + ']'.repeat(100)))
    const problem = `${'[0]'.repeat(100)} @ 1:101 expected nesting of at most 100, received 101`
    expect(outcome('['.repeat(101) + ']'.repeat(101))).toBe(problem)
    expect(outcome('['.repeat(1_000_000))).toBe(problem)
    expect(outcome('{"a":'.repeat(1_000_000))).toContain('expected nesting of at most 100')
  })

  it('refuses a text that is too large before it reads it', () => {
    expect(parseJson('é'.repeat(5), { maxBytes: 9 })).toEqual({
      ok: false,
      problem: { path: '', expected: 'at most 9 bytes', received: 'a larger text' },
    })
    expect(outcome('"éé€😀"', 13)).toBe('éé€😀')
    expect(parseJson('"éé€😀"', { maxBytes: 12 }).ok).toBe(false)
    expect(outcome('1', 1)).toBe(1)
  })

  it('reads strings, digits and objects of millions of characters', () => {
    const long = 'x'.repeat(5_000_000)
    expect(outcome(`["${long}"]`)).toEqual([long])
    expect(outcome(`[0.${'1'.repeat(5_000_000)}]`)).toEqual([1 / 9])
    expect(outcome(`[1${'0'.repeat(400)}]`)).toContain('expected a number within the range of a double')
    const wide = `{${Array.from({ length: 200_000 }, (_, i) => `"key${i}":${i}`).join()}}`
    expect(outcome(wide)).toHaveProperty('key199999', 199999)
  })

  it('agrees with JSON.parse on thousands of damaged texts', () => {
    const seed =
      '{"nodes":[{"id":"a\\u0041\\n","at":[1,-2.5e3,0],"on":true,"of":null}],"x":{"y":false}, "z":[] ,"w":{}}'
    const alphabet = '{}[],:"\\ue0-+.19tfn \n'
    let state = 1
    const draw = (below: number) => (state = (state * 48271) % 2147483647) % below
    for (let round = 0; round < 20_000; round++) {
      let text = seed
      for (let edits = draw(3); edits >= 0; edits--) {
        const at = draw(text.length)
        text = text.slice(0, at) + alphabet.charAt(draw(alphabet.length)) + text.slice(at + draw(3))
      }
      expectAgreement(text)
    }
  })
})

function expectAgreement(text: string): void {
  const result = parseJson(text)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    expect(result.ok, text).toBe(false)
    return
  }
  if (result.ok) expect(result.value, text).toEqual(value)
  else expect(result.problem.expected, text).toMatch(/^each key once$|range of a double/)
}
