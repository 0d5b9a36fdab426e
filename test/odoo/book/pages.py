"""Builds the scripts and styles of Odoo's pages once, or each copy would build them at its first page."""


def build(env):
    qweb = env['ir.qweb']
    scripts, styles = qweb._get_bundles_to_pregenarate()
    for bundle in sorted((scripts | styles) & {
        'web.assets_web', 'web.assets_web_print', 'web.assets_frontend', 'web.assets_frontend_minimal', 'web.assets_frontend_lazy',
    }):
        assets = qweb._get_asset_bundle(bundle)
        assets.js()
        assets.css()
