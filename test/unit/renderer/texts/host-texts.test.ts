// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import type { BanCause } from '../../../../app/main/host/bans/ban.ts'
import { describeBan } from '../../../../app/main/host/bans/ban-words.ts'
import { noDataConnection } from '../../../../app/main/host/diagnosis/data-problem.ts'
import { noticeOf } from '../../../../app/main/host/diagnosis/problem-notice.ts'
import { createHookTrouble } from '../../../../app/main/host/hooks/hook-trouble.ts'
import { describeStartFailure } from '../../../../app/main/host/server/listen-problem.ts'
import { tHost } from '../../../../app/renderer/texts/host-texts.ts'
import { speak } from '../../../../app/renderer/texts/texts.ts'

afterEach(() => speak('en'))

function inGerman(sentence: string): string {
  speak('de')
  return tHost(sentence)
}

type Evidence = Extract<BanCause, { kind: 'rule' }>['evidence']

const evidence: Evidence = {
  points: 10,
  wrongPasswords: 0,
  unknownAccounts: 0,
  foreignProtocols: 0,
  lastUserName: null,
  earlierBans: 0,
}

describe('sentences of the main process', () => {
  it('stay as they are in English', () => {
    expect(tHost('The disk is full')).toBe('The disk is full')
  })

  it('are said in the language of the page, also after it has changed', () => {
    speak('de')
    expect(tHost('The disk is full')).toBe('Der Datenträger ist voll')
    speak('fr')
    expect(tHost('The disk is full')).toBe('Le disque est plein')
    speak('en-XA')
    expect(tHost('The disk is full')).toMatch(/^\[Ťħé đíşķ|^\[/u)
  })

  it('stay English when no catalogue has them', () => {
    expect(inGerman('EMFILE: too many open files, open x')).toBe('EMFILE: too many open files, open x')
    expect(inGerman('')).toBe('')
  })

  it('keep their values', () => {
    expect(inGerman('There is no user “bob”')).toBe('Es gibt keinen Benutzer „bob“')
    expect(inGerman('Wrong password for “”')).toBe('Falsches Passwort für „“')
    expect(inGerman('10.0.0.0/8 overlaps 10.1.2.3, which is always allowed.')).toBe(
      '10.0.0.0/8 überschneidet sich mit 10.1.2.3, was immer erlaubt ist.',
    )
  })

  it('are translated inside of others', () => {
    expect(inGerman('The folder cannot be shown: The disk is full')).toBe(
      'Der Ordner kann nicht angezeigt werden: Der Datenträger ist voll',
    )
    expect(inGerman('The certificate could not be renewed. The authority refused: no such host')).toBe(
      'Das Zertifikat konnte nicht erneuert werden. Die Zertifizierungsstelle lehnte ab: no such host',
    )
    expect(inGerman('Too many connections; the limit is in Settings')).toBe(
      'Zu viele Verbindungen; die Grenze steht in den Einstellungen',
    )
  })

  it('leave a name alone that reads like a sentence', () => {
    expect(inGerman('There is no user “The disk is full”')).toBe('Es gibt keinen Benutzer „The disk is full“')
  })

  it('leave a name alone that reads like a pattern or a text of the catalogue', () => {
    for (const name of ['{{name}}', '$t(common:close)', '$&', '$1', '%s', '.*', '(a+)+$', '“x” and “y”']) {
      expect(inGerman(`Wrong password for “${name}”`)).toBe(`Falsches Passwort für „${name}“`)
    }
  })

  it('are found in a time that does not grow with what a client made of its name', () => {
    const name = '“a”, “b” and '.repeat(300)
    expect(inGerman(`Wrong password for “${name}”`)).toBe(`Falsches Passwort für „${name}“`)
    const endless = `Wrong password for “${'x'.repeat(100_000)}”`
    expect(inGerman(endless)).toBe(endless)
    const commas = '1 wrong password, '.repeat(250)
    expect(inGerman(commas)).toBe(commas)
  })

  it('are matched by the pattern that says most of them itself', () => {
    expect(inGerman('The certificate expires in a day. Get a new one on the Certificates screen.')).toBe(
      'Das Zertifikat läuft in einem Tag ab. Besorgen Sie auf der Seite Zertifikate ein neues.',
    )
    expect(inGerman('The certificate expires in 12 days.')).toBe('Das Zertifikat läuft in 12 Tagen ab.')
    expect(inGerman('The certificate has expired. Clients refuse it or warn.')).toBe(
      'Das Zertifikat ist abgelaufen. Clients lehnen es ab oder warnen.',
    )
    expect(inGerman('Encrypted: TLSv1.3, AES, resumed')).toBe(
      'Verschlüsselt: TLSv1.3, AES, wiederaufgenommen',
    )
    expect(inGerman('Encrypted: TLSv1.3, AES')).toBe('Verschlüsselt: TLSv1.3, AES')
  })

  it('take figures where figures belong', () => {
    expect(inGerman('12 users may sign in without encryption.')).toBe(
      '12 Benutzer dürfen sich unverschlüsselt anmelden.',
    )
    expect(inGerman('Some users may sign in without encryption.')).toBe(
      'Some users may sign in without encryption.',
    )
  })
})

describe('sentences the main process puts together', () => {
  it('are known as reasons of bans', () => {
    const why = (what: Partial<Evidence>) =>
      inGerman(describeBan({ kind: 'rule', evidence: { ...evidence, ...what } }))
    expect(why({ wrongPasswords: 3 })).toBe('3 falsche Passwörter')
    expect(why({ wrongPasswords: 1, unknownAccounts: 4, lastUserName: 'root' })).toBe(
      '1 falsches Passwort, 4 unbekannte Benutzer, zuletzt als „root“',
    )
    expect(
      why({
        wrongPasswords: 2,
        unknownAccounts: 1,
        foreignProtocols: 5,
        lastUserName: 'a”; b',
        earlierBans: 1,
      }),
    ).toBe(
      '2 falsche Passwörter, 1 unbekannter Benutzer, 5 Anrufe, die kein FTP waren, zuletzt als „a”; b“; vorher schon einmal gesperrt',
    )
    expect(why({ foreignProtocols: 1, earlierBans: 3 })).toBe(
      '1 Anruf, der kein FTP war; vorher schon 3-mal gesperrt',
    )
    expect(inGerman(describeBan({ kind: 'person', note: 'The disk is full' }))).toBe(
      'Von Ihnen gesperrt: The disk is full',
    )
  })

  it('are known with a port and without', () => {
    const around = {
      peerAddress: '203.0.113.9',
      localAddress: '192.168.1.2',
      isSecured: false,
      hadPlainData: false,
    }
    expect(inGerman(noDataConnection({ mode: 'passive', address: null, port: 50_001 }, around).text)).toBe(
      'Die Datenverbindung zu Port 50001 kam nie an; der Router leitet vielleicht die passiven Ports nicht weiter, oder eine Firewall sperrt sie',
    )
    expect(inGerman(noDataConnection(null, { ...around, peerAddress: '192.168.1.7' }).text)).toBe(
      'Die Datenverbindung kam nie an; die Firewall dieses Computers sperrt vielleicht die passiven Ports',
    )
    expect(inGerman(noticeOf('data-blocked-here', { peer: '192.168.1.7', port: 50_001 }) ?? '')).toBe(
      'Ein Client von 192.168.1.7 hat sich angemeldet, aber seine Datenverbindung zu Port 50001 kam nie an: die Firewall dieses Computers sperrt vielleicht die Datenports.',
    )
  })

  it('are known with the advice that follows', () => {
    const told: string[] = []
    const trouble = createHookTrouble((text) => told.push(text), 'See the log for what it said.')
    for (let times = 0; times < 3; times += 1) trouble.failed('The program ended with code 7.')
    expect(told.map(inGerman)).toEqual(['Das Programm endete mit Code 7. Was es sagte, steht im Protokoll.'])
    expect(inGerman(describeStartFailure(null, 'settings'))).toBe('Der Server konnte nicht gestartet werden.')
    expect(inGerman('Port 21 is used by another program. Choose another port in Settings.')).toBe(
      'Port 21 wird von einem anderen Programm verwendet. Wählen Sie in den Einstellungen einen anderen Port.',
    )
  })

  it('are known of settings that could not be read', () => {
    expect(
      inGerman(
        'Of the server settings “port”, “tls” and “x and y” could not be read. They are as at first, but “tls” is “required”.',
      ),
    ).toBe(
      'Von den Einstellungen „server“ konnte „port“, „tls“ und „x and y“ nicht gelesen werden. Dafür gilt der Anfangswert, aber „tls“ ist „required“.',
    )
    expect(inGerman('User “a” lost 2 shares: its rights there could not be read.')).toBe(
      'Benutzer „a“ hat 2 Freigaben verloren: Die Rechte dort konnten nicht gelesen werden.',
    )
    expect(inGerman('Share 3 of the list was left out: another one has the same id.')).toBe(
      'Freigabe 3 der Liste wurde ausgelassen: ein anderer Eintrag hat dieselbe Kennung.',
    )
    expect(inGerman('Share “a” was left out: The folder “b” does not exist.')).toBe(
      'Freigabe „a“ wurde ausgelassen: Den Ordner „b“ gibt es nicht.',
    )
  })

  it('are known as lists of names', () => {
    expect(
      inGerman(
        '1.2 GB left on the disk of “a”, “b”, “c” and 2 more. Uploads will be refused when it runs out.',
      ),
    ).toBe(
      'Noch 1.2 GB frei auf dem Datenträger von „a“, „b“, „c“ und 2 weiteren. Uploads werden abgelehnt, wenn der Platz ausgeht.',
    )
  })
})
