import { beforeAll, describe, expect, it } from 'vitest'
import { createApp, h } from 'vue'

import { i18n } from '@/i18n'
import en from '@/i18n/en/desk'
import zh from '@/i18n/zh/desk'
import { useDetail } from './detail'

beforeAll(() => {
  i18n.global.setLocaleMessage('zh', zh)
  i18n.global.setLocaleMessage('en', en)
})

/** What a line tells a reader of that language. */
function read(act: string, detail: unknown, language: 'zh' | 'en' = 'zh'): string {
  i18n.global.locale.value = language
  const place = document.createElement('div')
  const line = { act, detail: detail as Record<string, never> }
  createApp({
    setup() {
      const tell = useDetail()
      return () => h('p', tell(line))
    },
  })
    .use(i18n)
    .mount(place)
  return place.textContent ?? ''
}

describe('what a line of the journal tells', () => {
  it('is in the language of the reader', () => {
    const run = { state: 'done', rows: 400 }
    expect(read('screening.start_import', run)).toBe('状态：已完成、行数：400')
    expect(read('screening.start_import', run, 'en')).toBe('State: Done, Rows: 400')
  })

  it.each([
    [
      'isolation.open_isolation',
      { ground: 'risk_area', ends_on: '2020-02-11' },
      '理由：来自或途经重点疫区、期满：2020-02-11',
    ],
    ['isolation.complete_task', { kind: 'isolation.meal' }, '类型：送餐'],
    ['isolation.give_order', { kind: 'extend' }, '类型：延长'],
    ['isolation.confirm_reading', { verdict: 'ruled_out' }, '判断：排除'],
    ['directive.issue_directive', { urgency: 'urgent', people: 24 }, '缓急：特急、人数：24'],
    ['crossing.register_crossing', { decision: 'admit' }, '处置：放行'],
    ['own_data.refuse_data_request', { ground: 'identity_unproven' }, '理由：无法核实申请人身份'],
    ['own_data.hand_out_copy', { seen: 'id_card', to: 'self' }, '出示证件：居民身份证、至：本人'],
    ['checkpoint.plan_shift', { slot: 'night' }, '班次：night'],
    ['need.answer_need', { granted: false, kind: 'ask' }, '同意：否、类型：需求'],
    ['directive.remind_directive', { whom: 'overdue', people: 2 }, '对象：现逾期、人数：2'],
    ['account.sign_in', { factor: 'none' }, '第二因素：无'],
    ['directive.verify_assignment', { due_at: null }, '期限：–'],
    ['audit.note_look', { act: 'notice.make_notices' }, '事项：制作文书'],
    ['account.make_token', { acts: ['need.list_needs', 'sitrep.show_sitrep'] }, '事项：查看群众诉求、查看疫情防控日报'],
  ])('has the words that the pages have: %s', (act, detail, text) => {
    expect(read(act, detail)).toBe(text)
  })

  it.each([
    ['a.b', { unheard_of: 'neither_this' }, 'unheard_of：neither_this'],
    ['alert.raise_alert', { rule: 'isolation.rising' }, '规则：isolation.rising'],
    ['notice.make_notices', { number: '居隔告〔2020〕1号' }, '编号：居隔告〔2020〕1号'],
    ['retention.forget', { with: { reading: 3 } }, '一并：{"reading":3}'],
    ['a.b', '{"rows":1}', '行数：1'],
    ['a.b', 'as it is', 'as it is'],
    ['a.b', null, ''],
  ])('is as it was written where there are none: %s', (act, detail, text) => {
    expect(read(act, detail)).toBe(text)
  })
})
