import { testClient } from '../helpers/foreign/client-suite.ts'
import { gvfs } from '../helpers/foreign/gvfs.ts'

testClient(gvfs)
