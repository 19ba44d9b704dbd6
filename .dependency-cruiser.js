// @ts-check
// Imports point one way: who may import what, folder by folder. The tests may import everything.

/** Modules that bring the nodes and the rest together. */
const entryPoints = '^src/(cli/(main|generate)|worker/(entry|in-thread))[.]ts$'

/**
 * Files that match `from` import, of our own modules, themselves and `to`, and nothing else.
 * @param {string} name @param {string} from @param {string[]} to
 */
const only = (name, from, ...to) => ({
  name: `${name}-imports`,
  severity: /** @type {const} */ ('error'),
  comment: `${name} imports ${to.length > 0 ? `only ${to.join(', ')}` : 'none of the others'}`,
  from: { path: from, pathNot: entryPoints },
  to: { path: '^(src|nodes|playground)/', pathNot: [from, ...to.map((path) => `^${path}`)] },
})

/**
 * Packages that match `packages` are imported by files that match `by` and by no others.
 * @param {string} name @param {string} packages @param {string} by @param {object} to
 */
const reserved = (name, packages, by, to = {}) => ({
  name: `${name}-only-where-it-belongs`,
  severity: /** @type {const} */ ('error'),
  comment: `${name} is imported only by ${by}`,
  from: { pathNot: by },
  to: { path: `node_modules/${packages}`, ...to },
})

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'types may refer to each other',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-missing',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '[.](css|wasm)' },
    },
    {
      name: 'no-undeclared-packages',
      severity: 'error',
      comment: 'what src and nodes import is a dependency or a peer of the package',
      from: { path: '^(src|nodes)/', pathNot: entryPoints },
      to: {
        dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'npm-dev'],
        dependencyTypesNot: ['npm', 'npm-peer', 'npm-optional', 'type-only'],
      },
    },
    {
      name: 'nodes-are-passed-in',
      severity: 'error',
      comment: 'src knows no node: only entry points bring src and nodes together',
      from: { path: '^src/', pathNot: entryPoints },
      to: { path: '^nodes/' },
    },

    reserved('rete', 'rete[a-z-]*/', '^src/(editor|vue/(preset|renderer))/|^playground/', {
      dependencyTypesNot: ['type-only'],
    }),
    reserved('vue', '(@vue|vue)/', '^src/vue/|^playground/'),
    reserved('TensorFlow.js', '@tensorflow/', '^src/(backends/|worker/(entry|in-thread|host)|cli/)'),
    reserved('tfjs-layers', '@tensorflow/tfjs-layers/', '^test/'),

    only('operations', '^src/operations/'),
    only('definition', '^src/definition/', 'src/operations/'),
    only('weights', '^src/weights/', 'src/(operations|definition)/'),
    only('graph', '^src/graph/', 'src/(operations|definition|weights)/', 'src/formats/json-text'),
    only('data', '^src/data/', 'src/(operations|definition)/'),
    only('engine', '^src/engine/', 'src/(operations|definition|weights|graph|data)/'),
    only('backends', '^src/backends/', 'src/(operations|definition|engine)/'),
    only('training', '^src/training/', 'src/(operations|definition|weights|graph|engine|data)/'),
    only('formats', '^src/formats/', 'src/(operations|definition|weights|graph)/'),
    only(
      'the worker client',
      '^src/worker/(client|connection|protocol|life-line)',
      'src/(graph|definition)/',
      'src/operations/types[.]ts',
      'src/worker/(client|connection|protocol|entry|life-line)',
    ),
    only('editor', '^src/editor/', 'src/(graph|definition|operations|worker/client)'),
    only('vue', '^src/vue/', 'src/(editor|definition|graph|worker/client|operations/plain)'),
    {
      name: 'nodes-imports',
      severity: 'error',
      comment:
        'a node imports what describes it, activations, and what its category shares; a metric also the loss it is a mean of',
      from: { path: '^nodes/([^/]+)/' },
      to: {
        path: '^(src|nodes|playground)/',
        pathNot: [
          '^src/(definition|weights|operations|data)/',
          '^src/training/(optimizers|schedules|trainer-params)',
          '^nodes/activation/',
          '^nodes/loss/',
          '^nodes/$1/',
        ],
      },
    },
    {
      name: 'losses-are-for-metrics',
      severity: 'error',
      comment: 'of the other nodes only metrics know losses',
      from: { path: '^nodes/', pathNot: '^nodes/(index[.]ts|loss/|metric/)' },
      to: { path: '^nodes/loss/' },
    },
    {
      name: 'playground-imports',
      severity: 'error',
      comment: 'the page holds no TensorFlow.js: the worker does all of that work',
      from: { path: '^playground/' },
      to: { path: ['^src/(engine|backends|training|cli)/', 'node_modules/@tensorflow/'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(playground/)?dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
      extensions: ['.ts', '.js', '.vue', '.d.ts'],
    },
    skipAnalysisNotInRules: true,
  },
}
