using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.Photos;
using EmployeeDirectory.Core.ReadModels;

namespace EmployeeDirectory.Web.Hosting.Health;

public sealed class Heartbeats(IEmployeeStore employees, IPhotoStore photos, ReadModel people, TimeProvider clock)
{
    public Heartbeat Employees { get; } = new(employees.WriteHeartbeatAsync, clock);

    public Heartbeat Photos { get; } = new(photos.WriteHeartbeatAsync, clock);

    public Heartbeat ReadModel { get; } = new(people.WriteHeartbeatAsync, clock);

    public IReadOnlyList<Heartbeat> All => [Employees, Photos, ReadModel];
}
