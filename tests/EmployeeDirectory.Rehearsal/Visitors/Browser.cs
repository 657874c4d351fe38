namespace EmployeeDirectory.Rehearsal.Visitors;

/// <summary>Someone who looks around, a little slower than the program's limit of requests allows, and goes on elsewhere when a page takes long.</summary>
internal sealed class Browser(Visitor visitor, IReadOnlyList<Guid> people, IReadOnlyList<string> photos, int seed)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly string[] Lists = ["/", "/?page=2", "/?view=table", "/?sort=department", "/?letter=B"];
    private static readonly string[] Searches = ["engineer", "berlin", "sales manager", "anna", "ma", "enginer", "0"];

    private readonly Random _random = new(seed);

    public Visitor Visitor => visitor;

    public async Task WorkAsync(CancellationToken stop)
    {
        var slow = new List<Task>();
        for (; !stop.IsCancellationRequested; await Visitor.WaitAsync(Pause, stop))
        {
            var (kind, path) = Next();
            var page = visitor.GetAsync(kind, path);
            if (await Task.WhenAny(page, Visitor.WaitAsync(Patience, stop)) != page)
                slow.Add(page);
        }
        await Task.WhenAll(slow);
    }

    private (Kind, string) Next() => _random.Next(10) switch
    {
        < 2 => (Kind.List, Any(Lists)),
        < 4 => (Kind.Search, $"/?q={Uri.EscapeDataString(Any(Searches))}"),
        < 7 => (Kind.Profile, $"/employees/{Any(people)}"),
        < 9 => (Kind.Photo, Any(photos)),
        _ => (Kind.Chart, "/org")
    };

    private T Any<T>(IReadOnlyList<T> values) => values[_random.Next(values.Count)];
}
