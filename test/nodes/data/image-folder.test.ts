import { encode } from 'fast-png'
import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { nodes } from '../../../nodes/index.js'
import { imageFolder } from '../../../nodes/data/image-folder.js'
import { createCatalogue } from '../../../src/definition/catalogue.js'
import { createMemoryFileStore } from '../../../src/data/files/memory-file-store.js'
import type { JsonValue } from '../../../src/definition/json.js'
import { formatFinding } from '../../../src/definition/problem.js'
import type { ChosenFile } from '../../../src/definition/source.js'
import { HostFiles } from '../../../src/worker/host-files.js'
import { readParams } from '../trace-node.js'

const catalogue = createCatalogue(nodes)
const source = imageFolder.source!

const grey = (level: number, path: string): ChosenFile => ({
  path,
  data: new Blob([new Uint8Array(encode({ width: 2, height: 2, channels: 1, data: new Uint8Array(4).fill(level) }))]),
})
const read = (given: Readonly<Record<string, JsonValue>>) =>
  readParams(imageFolder, given, catalogue) as Parameters<typeof source.types>[0]

/** What a page does with a folder. */
async function choose(files: readonly ChosenFile[], given: Readonly<Record<string, JsonValue>> = {}) {
  const host = new HostFiles(catalogue, createMemoryFileStore())
  const reference = { ...(await host.keep(files, true)) }
  const { contents, preview } = await host.inspect('ImageFolder', { ...given, file: reference })
  return { host, reference, preview, params: read({ ...given, file: { ...reference, contents } }) }
}

const pets = [grey(1, 'pets/dogs/1.png'), grey(2, 'pets/cats/b.png'), grey(3, 'pets/cats/a.png')]

describe('a folder', () => {
  it('is kept as one archive that tells its classes', async () => {
    const { reference, params, preview } = await choose(pets)
    expect(reference.name).toBe('pets.zip')
    expect(params.file?.contents).toEqual({
      classes: [
        { name: 'cats', images: 2 },
        { name: 'dogs', images: 1 },
      ],
    })
    expect(preview).toMatchObject({ kind: 'images', images: [{ label: 'cats' }, { label: 'cats' }, { label: 'dogs' }] })
    expect((await choose([...pets].reverse())).reference.sha256).toBe(reference.sha256)
  })

  it('gives images with the numbers of their classes', async () => {
    const { host, params } = await choose(pets, { size: [1, 3], colorMode: 'grayscale', shuffle: false })
    const data = await source.load(params, { files: host.store })
    const { image, label } = data.batch([0, 1, 2])
    expect(image).toEqual({
      dtype: 'float32',
      shape: [3, 1, 3, 1],
      data: new Float32Array([3, 3, 3, 2, 2, 2, 1, 1, 1]),
    })
    expect(label).toEqual({ dtype: 'int32', shape: [3], data: new Int32Array([0, 0, 1]) })
    expect(data.classNames).toEqual({ label: ['cats', 'dogs'] })
    expect(source.types(params)).toEqual({
      image: { dtype: 'float32', shape: ['batch', 1, 3, 1] },
      label: { dtype: 'int32', shape: ['batch'] },
    })
    expect(() => data.batch([3])).toThrow('images: expected an example from 0 to 2, received 3')
  })

  it('leaves hidden files and other files out', async () => {
    const others = [
      grey(1, 'pets/.hidden/1.png'),
      grey(1, 'pets/cats/notes.txt'),
      grey(1, 'pets/read-me.txt'),
      grey(1, '__MACOSX/pets/cats/1.png'),
    ]
    const { params } = await choose([...pets, ...others])
    expect(params.file?.contents?.classes.map(({ images }) => images)).toEqual([2, 1])
  })
})

describe('other choices', () => {
  it('folders beside each other are classes', async () => {
    const { reference, params } = await choose([grey(1, 'cats/1.png'), grey(2, 'dogs/1.png')])
    expect(reference.name).toBe('images.zip')
    expect(params.file?.contents?.classes.map(({ name }) => name)).toEqual(['cats', 'dogs'])
  })

  it('images without a folder have no label', async () => {
    const { host, params } = await choose([grey(1, 'a.png'), grey(2, 'b.png')])
    expect(source.types(params)['label']).toBeNull()
    expect(Object.keys((await source.load(params, { files: host.store })).batch([0]))).toEqual(['image'])
    expect([...imageFolder.check!({}, params)].map(formatFinding)).toEqual([
      'params.file: expected a folder for each class, received images without folders: there is no label',
    ])
  })

  it('a folder without class folders is named after itself, and is no class', async () => {
    const { reference, params } = await choose([grey(1, 'cats/a.png'), grey(2, 'cats/b.png')])
    expect(reference.name).toBe('cats.zip')
    expect(params.file?.contents).toEqual({ classes: [{ name: '', images: 2 }] })
  })

  it('an archive is kept as it is', async () => {
    const { host, reference } = await choose(pets)
    const bytes = await host.store.find(reference)
    const again = await choose([{ path: 'mine.zip', data: new Blob([new Uint8Array(bytes!)]) }])
    expect(again.reference).toEqual({ name: 'mine.zip', sha256: reference.sha256 })
  })
})

describe('what a person hears', () => {
  const problems = (params: ReturnType<typeof read>) => [...imageFolder.check!({}, params)].map(formatFinding)

  it('that no folder is chosen, that one class is no choice, that all of it is too large', async () => {
    expect(problems(read({}))).toEqual(['params.file: expected a folder of images, received none: choose or drop one'])
    const { params } = await choose([grey(1, 'pets/cats/1.png')])
    expect(problems(params)).toEqual(['params.file: expected folders of two classes or more, received only cats'])
    const contents = {
      classes: [
        { name: 'a', images: 100_000 },
        { name: 'b', images: 1 },
      ],
    }
    const file = { name: 'a.zip', sha256: '0'.repeat(64), contents }
    expect(problems(read({ file, size: [256, 256] }))[0]).toMatch(
      /^params.size: expected 100001 images of 1073741824 bytes together/,
    )
  })

  it('that there are no images, or none that can be read', async () => {
    await expect(choose([grey(1, 'a.txt')])).rejects.toThrow('file: expected images (PNG, JPEG, ...), received none')
    await expect(choose([{ path: 'a.zip', data: new Blob(['no archive']) }])).rejects.toThrow(
      'file: expected a folder or a ZIP archive of images, received expected a ZIP archive, received other bytes',
    )
    await expect(choose([{ path: 'a.png', data: new Blob(['no image']) }])).rejects.toThrow(
      'file: expected an image in a.png, received a format other than PNG and JPEG',
    )
  })
  it('that a class has no images, or an image no class', async () => {
    for (const empty of [grey(1, 'pets/birds/notes.txt'), { path: 'pets/birds/', data: new Blob() }]) {
      await expect(choose([...pets, empty])).rejects.toThrow(
        'file: expected images in each folder, which is a class, received none in pets/birds: add some, or take the folder away',
      )
    }
    await expect(choose([...pets, grey(1, 'pets/stray.png')])).rejects.toThrow(
      'file: expected each image in a folder, its class, received stray.png beside the folders',
    )
  })

  it('that an archive has an empty class', async () => {
    const archive = zipSync({
      'cats/a.png': new Uint8Array(await grey(1, '').data.arrayBuffer()),
      'dogs/': new Uint8Array(),
    })
    await expect(choose([{ path: 'mine.zip', data: new Blob([new Uint8Array(archive)]) }])).rejects.toThrow(
      'none in dogs',
    )
  })

  it('that the folder has changed since it was chosen', async () => {
    const { params } = await choose(pets)
    const { host: changed, reference } = await choose([...pets, grey(9, 'pets/dogs/2.png')])
    const files = { find: () => changed.store.find(reference) }
    await expect(source.load(params, { files })).rejects.toThrow(
      /file: expected pets.zip \(sha256 [0-9a-f]{8}…\), received a file of that name that has changed/,
    )
  })
})
