from dataclasses import replace
from datetime import timedelta

from consistency.flows.current import current_audit
from consistency.flows.history import open_history
from consistency.flows.last import keep
from consistency.records.history import Night
from consistency.settings import load_settings


def test_the_newest_audit_counts_wherever_it_is_kept(demo_copy, demo_audit):
    project = load_settings(demo_copy)
    (demo_copy / ".consistency" / "last-scan.json").unlink(missing_ok=True)
    with open_history(project) as store:
        assert current_audit(project, store) is None
        keep(demo_audit, project.folder)
        assert current_audit(project, store).created_at == demo_audit.created_at
        later = replace(demo_audit, created_at=demo_audit.created_at + timedelta(days=1))
        store.save(Night(later, {}))
        assert current_audit(project, store).created_at == later.created_at
        newest = replace(demo_audit, created_at=later.created_at + timedelta(days=1))
        keep(newest, project.folder)
        assert current_audit(project, store).created_at == newest.created_at


def test_the_scan_of_another_brand_in_the_same_folder_is_not_taken_for_it(demo_copy, demo_audit):
    project = load_settings(demo_copy)
    keep(replace(demo_audit, brand="Somebody Else"), project.folder)
    with open_history(project) as store:
        assert current_audit(project, store) is None
