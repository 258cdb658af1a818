import prettier from 'eslint-config-prettier'
import vue from 'eslint-plugin-vue'
import tseslint from 'typescript-eslint'

export default tseslint.config(
  { ignores: ['dist', 'playwright-report', 'test-results', 'src/api/schema.d.ts', 'src/components.d.ts'] },
  ...tseslint.configs.strict,
  ...vue.configs['flat/recommended'],
  {
    files: ['**/*.vue'],
    languageOptions: { parserOptions: { parser: tseslint.parser } },
  },
  {
    rules: {
      'vue/multi-word-component-names': 'off',
      'vue/block-order': ['error', { order: ['script', 'template', 'style'] }],
      'vue/define-macros-order': 'error',
      'vue/require-default-prop': 'off',
      'vue/no-v-html': 'error',
      'no-restricted-globals': [
        'error',
        { name: 'fetch', message: 'Ask through api/client.ts: it turns refusals into problems.' },
      ],
    },
  },
  {
    // The service worker uses these too, and what waits on a phone is told apart by hand.
    files: ['src/offline/*.ts'],
    rules: { 'no-restricted-globals': 'off' },
  },
  prettier,
)
