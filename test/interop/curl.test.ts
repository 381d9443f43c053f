import { testClient } from '../helpers/foreign/client-suite.ts'
import { curl } from '../helpers/foreign/curl.ts'

testClient(curl)
