using EmployeeDirectory.Core.Accounts;
using EmployeeDirectory.Core.Corrections;
using EmployeeDirectory.Core.Imports;
using EmployeeDirectory.Core.ReadModels;

namespace EmployeeDirectory.Core.Employees;

// Runs only after the record is erased, and again for erasures that were interrupted; idempotent.
public sealed class ErasureCleanup(
    IEmployeeStore store, IAccountStore accounts, ICorrectionStore corrections, ImportErasure imports,
    IReadModelCopyStore? copies = null)
{
    public static readonly TimeSpan Every = TimeSpan.FromMinutes(5);

    public async Task RunAsync(Guid id, CancellationToken ct)
    {
        if (await accounts.FindByEmployeeAsync(id, ct) is { } account)
            await accounts.DeleteAsync(account, ct);
        await corrections.DeleteAboutAsync(id, ct);
        await imports.RunAsync(id, ct);
        if (copies is not null)
            await copies.DeleteAllAsync(ct);
        await store.FinishErasureAsync(id, ct);
    }

    public async Task FinishInterruptedAsync(CancellationToken ct)
    {
        foreach (var id in await store.ListUnfinishedErasuresAsync(ct))
            await RunAsync(id, ct);
    }
}
