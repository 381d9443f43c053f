import { testClient } from '../helpers/foreign/client-suite.ts'
import { rclone } from '../helpers/foreign/rclone.ts'

testClient(rclone)
