using EmployeeDirectory.Core.ReadModels;
using EmployeeDirectory.Core.Storage;

namespace EmployeeDirectory.Core.Employees;

public sealed class EmployeeReader(IEmployeeStore store, ReadModel people, StoreCircuitBreaker patience)
{
    // Serves the read model's copy instead of waiting for a slow store: only for pages that do not write.
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

    // Waits as long as the store does. Null and out of reach: unknown whether the record exists.
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

    public Employee? ManagerOf(Employee employee) =>
        employee.ManagerId is { } id && people.Find(id) is { IsDeleted: false } manager ? manager : null;
}
