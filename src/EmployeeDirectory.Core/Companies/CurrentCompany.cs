namespace EmployeeDirectory.Core.Companies;

// As this instance last read it: pages keep their name and colour while the store is out of reach.
public sealed class CurrentCompany(ICompanyStore store)
{
    private readonly Lock _lock = new();
    private volatile Company _value = new();

    public Company Value => _value;

    public async Task FollowAsync(CancellationToken ct) => Take(await store.GetAsync(ct));

    public void Take(Company read)
    {
        lock (_lock)
            if (read.Version > _value.Version)
                _value = read;
    }
}
