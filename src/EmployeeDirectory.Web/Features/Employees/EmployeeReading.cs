using EmployeeDirectory.Web.Features.Search;
using EmployeeDirectory.Web.Features.Shared;

namespace EmployeeDirectory.Web.Features.Employees;

/// <summary>
/// One record from the store, or the read model's copy while the store is out of reach, which the answers tell.
/// </summary>
public sealed class EmployeeReading(IEmployeeStore store, ReadModel people, StorePatience patience)
{
    /// <summary>For those who only look: they get the copy instead of waiting for a slow store.</summary>
    /// <exception cref="StoreUnavailableException">The store does not answer, and there is no copy either.</exception>
    public async Task<(Employee? Employee, bool OutOfReach)> GetAsync(Guid id, CancellationToken ct)
    {
        try
        {
            return (await patience.RunAsync(bounded => store.GetAsync(id, bounded), ct), false);
        }
        catch (StoreUnavailableException) when (people.Find(id) is not null)
        {
            return (people.Find(id), true);
        }
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
