import { testClient } from '../helpers/foreign/client-suite.ts'
import { ftplib } from '../helpers/foreign/ftplib.ts'

testClient(ftplib)
