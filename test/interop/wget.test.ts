import { testClient } from '../helpers/foreign/client-suite.ts'
import { wget } from '../helpers/foreign/wget.ts'

testClient(wget)
