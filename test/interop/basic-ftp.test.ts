import { basicFtp } from '../helpers/foreign/basic-ftp.ts'
import { testClient } from '../helpers/foreign/client-suite.ts'

testClient(basicFtp)
