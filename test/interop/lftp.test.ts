import { testClient } from '../helpers/foreign/client-suite.ts'
import { lftp } from '../helpers/foreign/lftp.ts'

testClient(lftp)
