import './styles/tokens.css'
import './styles/base.css'
import './styles/controls.css'
import { createApp } from 'vue'
import { nodes } from '../nodes/index.js'
import { createCatalogue } from '../src/definition/catalogue.js'
import { createEngineClient } from '../src/worker/client.js'
import App from './App.vue'
import { askedGraph } from './components/start.js'
import { createGraphStore } from './session/graph-store.js'
import { chooseOpening } from './session/opening.js'
import { createSession } from './session/session.js'

/** The storage of the browser; asking for it throws where it is forbidden. */
function storageOf(name: 'localStorage' | 'sessionStorage'): Storage | null {
  try {
    return window[name]
  } catch {
    return null
  }
}

/** Names this tab; it survives a reload. */
function tabName(): string {
  const key = 'rete-tfjs.tab'
  const storage = storageOf('sessionStorage')
  const name = storage?.getItem(key) ?? crypto.randomUUID()
  storage?.setItem(key, name)
  return name
}

const catalogue = createCatalogue(nodes)
const store = createGraphStore()
const tab = tabName()
const opening = await chooseOpening(store, catalogue, tab, askedGraph())
const storage = storageOf('localStorage')
const session = createSession({ catalogue, engine: createEngineClient(), store, storage, tab, opening })

createApp(App, { session, opening }).mount('#app')
