using System.Globalization;

namespace EmployeeDirectory.Rehearsal.Visitors;

/// <summary>All that was ever posted to be saved.</summary>
internal sealed class Saves
{
    private readonly Lock _gate = new();
    private readonly List<Save> _all = [];
    private int _values;

    public IReadOnlyList<Save> All
    {
        get
        {
            lock (_gate)
                return [.. _all];
        }
    }

    public string NewValue(string prefix) => string.Create(CultureInfo.InvariantCulture, $"{prefix} {Interlocked.Increment(ref _values):D6}");

    public void Add(Save save)
    {
        lock (_gate)
            _all.Add(save);
    }

    /// <returns>
    /// Whether the visitor posts the form again: after a refusal, and after every other post without an answer; the rest is left
    /// at that.
    /// </returns>
    public bool Settle(Save save, Reply reply)
    {
        lock (_gate)
        {
            save.Accepted = reply.IsRedirect;
            save.Lost |= reply.IsLost;
            return reply.IsClearRefusal || reply.IsLost && _all.Count(it => it.Lost) % 2 == 1;
        }
    }
}
