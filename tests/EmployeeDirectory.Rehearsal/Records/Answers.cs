using System.Collections;
using System.Collections.Concurrent;

namespace EmployeeDirectory.Rehearsal.Records;

/// <summary>Every answer that visitors had in one scenario.</summary>
internal sealed class Answers : IEnumerable<Answer>
{
    private readonly ConcurrentQueue<Answer> _all = new();

    public void Add(Answer answer) => _all.Enqueue(answer);

    public IEnumerator<Answer> GetEnumerator() => _all.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
