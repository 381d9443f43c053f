import { testClient } from '../helpers/foreign/client-suite.ts'
import { tnftp } from '../helpers/foreign/tnftp.ts'

testClient(tnftp)
