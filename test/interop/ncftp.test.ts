import { testClient } from '../helpers/foreign/client-suite.ts'
import { ncftp } from '../helpers/foreign/ncftp.ts'

testClient(ncftp)
