package app.passculture.data.recommendation.api.experiment;

import java.util.Optional;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The stored groups of all users. */
interface Assignments extends Repository<Assignment, AssignmentId> {

    Optional<Assignment> findById(AssignmentId id);

    /** Stores a group unless the user has one, whoever else is storing one at this moment; an empty text counts as none. */
    @Transactional
    @Modifying
    @NativeQuery("""
            insert into ab_testing as stored (experiment, userid, groupid) values (:experiment, :user, :group)
            on conflict (experiment, userid) do update set groupid = excluded.groupid where stored.groupid = ''
            """)
    int insertIfAbsent(String experiment, long user, String group);
}
