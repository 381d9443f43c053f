import { testClient } from '../helpers/foreign/client-suite.ts'
import { inetutilsFtp } from '../helpers/foreign/inetutils-ftp.ts'

testClient(inetutilsFtp)
