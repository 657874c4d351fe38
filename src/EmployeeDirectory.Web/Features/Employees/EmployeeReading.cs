using EmployeeDirectory.Web.Features.Search;
using EmployeeDirectory.Web.Features.Shared;

namespace EmployeeDirectory.Web.Features.Employees;

/// <summary>
/// One record from the store, or the read model's copy while the store is out of reach, which the answers tell.
/// </summary>
public sealed class EmployeeReading(IEmployeeStore store, ReadModel people)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>For those who only look: after 2 s they get the copy instead of waiting for a slow store.</summary>
    /// <exception cref="StoreUnavailableException">The store does not answer, and there is no copy either.</exception>
    public async Task<(Employee? Employee, bool OutOfReach)> GetAsync(Guid id, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        var found = await FindAsync(id, patience.Token);
        return found is (null, OutOfReach: true)
            ? throw new StoreUnavailableException("The record is not in the read model either.", new KeyNotFoundException())
            : found;
    }

    /// <summary>Waits for as long as the store does. Null and out of reach: whether there is a record is not known.</summary>
    public async Task<(Employee? Employee, bool OutOfReach)> FindAsync(Guid id, CancellationToken ct)
    {
        try
        {
            return (await store.GetAsync(id, ct), false);
        }
        catch (Exception fault) when (fault is StoreUnavailableException or OperationCanceledException)
        {
            return (people.Find(id), true);
        }
    }

    /// <summary>Null for people without one and where the manager is gone.</summary>
    public Employee? ManagerOf(Employee employee) =>
        employee.ManagerId is { } id && people.Find(id) is { IsDeleted: false } manager ? manager : null;
}
